import { valueAt } from '../../../engine/json';
import { asProblem, Problem } from '../../../engine/problem';
import { itemsOfWrite, unwrap } from '../../../engine/run/answer';
import type { ApiRequest } from '../../../engine/spec/apiRequest';
import { operation, type Job } from '../../../engine/spec/operation';
import { perRun } from '../../../engine/spec/perRun';
import { mailbox } from '../../../fields/emailAccount';
import { text, wholeNumber, yesOrNo } from '../../../fields/plain';
import { warmupField, warmupNotice } from './setUp';

export const updateWarmup = operation({
	id: 'emailAccount.updateWarmup',
	name: 'Update Warmup',
	action: 'Update warmup of an email account: turn on or off, volume',
	description: 'Switch the warmup of an email account on or off, and set how much it sends',
	request: 'POST /email-accounts/{email_account_id}/warmup',
	path: { email_account_id: mailbox },
	body: {
		warmup_enabled: {
			field: warmupField,
			encode: (choice) => (choice === 'keep' ? undefined : choice),
		},
	},
	fields: [warmupNotice],
	optional: {
		body: {
			auto_adjust_warmup: yesOrNo(
				'Auto Adjust',
				'autoAdjustWarmup',
				'Whether SmartLead adjusts the volume automatically',
			),
			daily_rampup: wholeNumber(
				'Daily Ramp-Up',
				'dailyRampup',
				5,
				{ minValue: 5, maxValue: 20 },
				'How many warmup emails to add per day, 5 to 20',
			),
			is_rampup_enabled: yesOrNo(
				'Ramp Up',
				'isRampupEnabled',
				'Whether the volume increases day by day',
			),
			reply_rate_percentage: wholeNumber(
				'Reply Rate (%)',
				'replyRatePercentage',
				30,
				{ minValue: 20, maxValue: 100 },
				'Percentage of warmup emails that get a reply, 20 to 100',
			),
			total_warmup_per_day: wholeNumber(
				'Emails per Day',
				'totalWarmupPerDay',
				20,
				{ minValue: 1, maxValue: 50 },
				'Number of warmup emails per day, 1 to 50',
			),
			warmup_key_id: text(
				'Warmup Key',
				'warmupKeyId',
				'e.g. 70101',
				'The ID of the warmup key, as Get returns it without Simplify',
			),
		},
	},
	idempotent: true,
	sendsEmail: true,
	advice: (refusal) =>
		/warmup_enabled/.test(refusal) ? "Choose 'On' or 'Off' in 'Warmup'." : undefined,
	custom: {
		because:
			'the reference demands to be told whether warmup is on: where nobody chose, what it is now is read and sent',
		check({ body }) {
			if (Object.keys(body ?? {}).length > 0) return;
			throw new Problem('parameter', "'Update Fields' is empty and 'Warmup' is left as it is", {
				description: 'Choose what to change.',
			});
		},
		run: async (job) => itemsOfWrite(await saved(job)).map((json) => ({ json })),
	},
});

/** Sends what the user chose; with what warmup is now, once SmartLead has demanded that. */
async function saved({ request, send, inRun }: Job): Promise<unknown> {
	const body = request.body ?? {};
	const isChosen = body.warmup_enabled !== undefined;
	const known = demanded(inRun);
	if (isChosen || !known.demand) {
		const answer = await send(request).catch(asProblem);
		if (!(answer instanceof Problem)) return answer;
		if (isChosen || !demands(answer)) throw answer;
		known.demand = answer;
	}
	const enabled = await isEnabled(request, send);
	if (enabled === undefined) throw known.demand;
	return await send({ ...request, body: { ...body, warmup_enabled: enabled } });
}

/** The refusal in which SmartLead asked for it. */
const demanded = perRun((): { demand?: Problem } => ({}));

const demands = ({ kind, message }: Problem): boolean =>
	kind === 'refused' && /warmup_enabled/.test(message);

async function isEnabled(request: ApiRequest, send: Job['send']): Promise<boolean | undefined> {
	const route = '/email-accounts/{email_account_id}/';
	const account = unwrap(await send({ ...request, method: 'GET', route, body: undefined }));
	const status = ['warmup_details.status', 'email_account.warmup_details.status']
		.map((place) => valueAt(account, place))
		.find((found) => found !== undefined);
	return status === 'ACTIVE' ? true : status === 'INACTIVE' ? false : undefined;
}
