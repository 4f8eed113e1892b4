import type { Simplify } from '../../../engine/spec/list';

/** What workflows use of a campaign; the schedule's parts stand in different places when listed. */
export const simplifiedCampaign: Simplify = {
	id: 'id',
	name: 'name',
	status: 'status',
	client_id: 'client_id',
	parent_campaign_id: 'parent_campaign_id',
	max_leads_per_day: 'max_leads_per_day',
	timezone: ['scheduler_cron_value.tz', 'timezone'],
	created_at: 'created_at',
	updated_at: 'updated_at',
	tags: 'tags',
};
