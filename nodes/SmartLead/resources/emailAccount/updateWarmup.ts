import { operation } from '../../../engine/operation';
import { wholeNumber } from '../../../fields/plain';
import { mailbox } from './mailbox';
import { warmupEnabled, warmupNotice } from './setUp';

export const updateWarmup = operation({
	id: 'emailAccount.updateWarmup',
	name: 'Update Warmup',
	action: 'Update warmup of an email account',
	description: 'Switch the warmup of a mailbox on or off, and set how much it sends',
	request: 'POST /email-accounts/{email_account_id}/warmup',
	path: { email_account_id: mailbox },
	body: { warmup_enabled: warmupEnabled },
	fields: [warmupNotice],
	optional: {
		body: {
			auto_adjust_warmup: {
				displayName: 'Auto Adjust',
				name: 'autoAdjustWarmup',
				type: 'boolean',
				default: true,
				description: 'Whether SmartLead changes the volume by itself',
			},
			daily_rampup: wholeNumber(
				'Daily Ramp-Up',
				'dailyRampup',
				5,
				{ minValue: 5, maxValue: 20 },
				'By how many warmup mails the day grows, 5 to 20',
			),
			is_rampup_enabled: {
				displayName: 'Ramp Up',
				name: 'isRampupEnabled',
				type: 'boolean',
				default: true,
				description: 'Whether the volume grows from day to day',
			},
			reply_rate_percentage: wholeNumber(
				'Reply Rate (%)',
				'replyRatePercentage',
				30,
				{ minValue: 20, maxValue: 100 },
				'How many of the warmup mails get an answer, 20 to 100',
			),
			total_warmup_per_day: wholeNumber(
				'Emails per Day',
				'totalWarmupPerDay',
				20,
				{ minValue: 1, maxValue: 50 },
				'How many warmup mails go out in a day, 1 to 50',
			),
			warmup_key_id: {
				displayName: 'Warmup Key',
				name: 'warmupKeyId',
				type: 'string',
				default: '',
				placeholder: 'e.g. 70101',
				description: 'The ID of the warmup key, as Get returns it without Simplify',
			},
		},
	},
	idempotent: true,
	sendsEmail: true,
});
