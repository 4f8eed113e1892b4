import { InvalidValue } from '../../../engine/problem';
import { operation } from '../../../engine/spec/operation';
import type { Encoded } from '../../../engine/spec/parameter';
import { check } from '../../../engine/spec/value';
import { conversation, whereItIs } from '../../../fields/lead';
import { locator } from '../../../fields/locator';
import { choice, notice, number, option, yesOrNo } from '../../../fields/plain';

const delayField = number(
	'Delay',
	'delaySeconds',
	0,
	{ minValue: 0 },
	'How long to wait before the first email. Sources disagree on whether SmartLead counts seconds or days: test it with your own address as the lead, and set Delay Unit to what you found.',
);

const delayUnit = choice(
	'Delay Unit',
	'delayUnit',
	'unknown',
	'The unit in which your account counts the Delay, if you know it. The number is sent unchanged; this only decides which values are refused as a mistake.',
	[
		option('Days', 'days', 'Allows a Delay of up to 365'),
		option('Not Known', 'unknown', 'Allows up to a year in either unit'),
		option('Seconds', 'seconds', 'Allows a Delay of up to 31,536,000'),
	],
);

/** A year in each unit that the sources name: the reference seconds, an older page of it days. */
const year = { days: 365, seconds: 365 * 86_400 };

/** More than a year is a slip, and would lose the lead. */
const delay: Encoded = {
	field: delayField,
	encode(value, read) {
		const wait = check(delayField, value);
		const unit = check(delayUnit, read(delayUnit.name) ?? delayUnit.default);
		const most = unit === 'seconds' ? year.seconds : year.days;
		if (wait === undefined || wait <= most) return wait;
		throw new InvalidValue(
			unit === 'unknown'
				? `must be at most ${most}, not ${wait}: if SmartLead counts days, that is more than a year. If you know that it counts seconds, add 'Delay Unit'`
				: `must be at most ${most} ${String(unit)} (a year), not ${wait}`,
		);
	},
};

export const pushToSubsequence = operation({
	id: 'inbox.pushToSubsequence',
	name: 'Push to Subsequence',
	action: 'Push a lead to a subsequence',
	description: 'Move a lead to a subsequence of its campaign, which then emails the lead',
	request: 'POST /master-inbox/push-to-subsequence',
	unsettled:
		'a lead may have been in the subsequence before, and one that waits for its delay may not be shown there yet',
	leadingFields: [whereItIs],
	body: {
		email_lead_map_id: conversation,
		sub_sequence_id: locator({
			displayName: 'Subsequence',
			name: 'subSequenceId',
			description: 'The subsequence, which is a campaign below that of the lead',
			search: 'searchCampaigns',
		}),
	},
	optional: {
		body: {
			stop_lead_on_parent_campaign_reply: yesOrNo(
				'Stop on Reply to Parent',
				'stopOnParentReply',
				'Whether to stop when the lead replies to the parent campaign',
			),
			sub_sequence_delay_time: delay,
		},
	},
	options: [delayUnit],
	fields: [notice('sendsNotice', 'The subsequence sends emails to the lead.')],
	sendsEmail: true,
});
