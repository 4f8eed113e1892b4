import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { scheduleBody, scheduleOptions } from './scheduleFields';

export const updateSchedule = operation({
	id: 'campaign.updateSchedule',
	name: 'Update Schedule',
	action: 'Set the schedule of a campaign: sending days, hours, time zone',
	description:
		'Set when a campaign sends: days, hours, time zone, new leads a day and the gap between emails',
	request: 'POST /campaigns/{campaign_id}/schedule',
	path: { campaign_id: campaign },
	// The flat form: live accounts refuse the nested one of the reference.
	body: scheduleBody('From', 'To'),
	optional: { body: scheduleOptions },
	idempotent: true,
});
