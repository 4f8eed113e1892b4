import type { Simplify } from '../../../engine/spec/list';
import type { Parameters } from '../../../engine/spec/parameter';
import { yesOrNo } from '../../../fields/plain';

/** What the record of an email account holds only on request. */
export const included = {
	fetch_campaigns: yesOrNo(
		'Include Campaign IDs',
		'fetchCampaigns',
		'Whether to return the campaigns that the email account sends for',
	),
	fetch_tags: yesOrNo(
		'Include Tags',
		'fetchTags',
		'Whether to return the tags of the email account',
	),
} satisfies Parameters;

const kept = {
	id: 'id',
	from_email: 'from_email',
	from_name: 'from_name',
	type: 'type',
	client_id: 'client_id',
	message_per_day: 'message_per_day',
	daily_sent_count: 'daily_sent_count',
	is_smtp_success: 'is_smtp_success',
	smtp_failure_error: 'smtp_failure_error',
	is_imap_success: 'is_imap_success',
	imap_failure_error: 'imap_failure_error',
	warmup_status: 'warmup_details.status',
	warmup_reputation: 'warmup_details.warmup_reputation',
	is_warmup_blocked: 'warmup_details.is_warmup_blocked',
	warmup_blocked_reason: 'warmup_details.blocked_reason',
	campaign_count: 'campaign_count',
	// Only there when they are asked for.
	campaign_ids: 'campaign_ids',
	tags: 'tags',
};

/** What is kept of the record of an email account; guides of the API show it inside `email_account`. */
export const record: Simplify = Object.fromEntries(
	Object.entries(kept).map(([key, place]) => [key, [place, `email_account.${place}`]]),
);
