import { either, ok, refuse } from '../answers';
import { flagIn, idIn, numberIn, numbersIn, textIn } from '../read';
import type { EmailAccount, SandboxState } from '../state/state';
import type { Handler, OperationRequest, Values, World } from '../types';
import { touch, withCampaign } from './campaign';
import { tagRecords, tagsShown } from './tag';

/** Stands for every password, so that a test can look for it where it must not appear. */
export const storedSecret = 'stored-secret';

function campaignIdsOf(account: EmailAccount, state: SandboxState): number[] {
	return [...state.campaigns.values()]
		.filter((campaign) => campaign.emailAccountIds.includes(account.id))
		.map((campaign) => campaign.id);
}

const servers: Record<EmailAccount['type'], string> = {
	GMAIL: 'gmail.example.com',
	OUTLOOK: 'outlook.example.com',
	SMTP: 'mail.example.com',
};

/** A mailbox as the API hands it out, passwords and all. */
function shown(account: EmailAccount, state: SandboxState) {
	return {
		id: account.id,
		created_at: account.createdAt,
		updated_at: account.createdAt,
		user_id: state.userId,
		from_name: account.fromName,
		from_email: account.fromEmail,
		minTimeToWaitInMins: account.minutesBetween,
		username: account.fromEmail,
		password: storedSecret,
		smtp_host: `smtp.${servers[account.type]}`,
		smtp_port: 587,
		smtp_port_type: 'TLS',
		message_per_day: account.messagesPerDay,
		different_reply_to_address: null,
		is_different_imap_account: false,
		imap_username: account.fromEmail,
		imap_password: storedSecret,
		imap_host: `imap.${servers[account.type]}`,
		imap_port: 993,
		imap_port_type: 'SSL',
		signature: account.signature,
		custom_tracking_domain: account.trackingDomain,
		bcc_email: account.bcc,
		is_smtp_success: account.isSmtpSuccess,
		is_imap_success: account.isImapSuccess,
		smtp_failure_error: account.isSmtpSuccess ? null : 'Invalid credentials',
		imap_failure_error: account.isImapSuccess ? null : 'Invalid credentials',
		type: account.type,
		daily_sent_count: 0,
		client_id: account.clientId,
		is_suspended: account.isSuspended,
	};
}

function warmup(account: EmailAccount) {
	return {
		status: account.warmupStatus,
		total_sent_count: 450,
		total_spam_count: 2,
		warmup_key_id: account.warmup.keyId,
		reply_rate: account.warmup.replyRate,
		blocked_reason: account.isWarmupBlocked ? 'Too many bounces' : null,
	};
}

/** A switch that travels as the text `true` or `false`. */
function textFlag(request: OperationRequest, name: string): boolean | undefined {
	const value = textIn(request.query, name);
	return value === undefined ? undefined : value === 'true';
}

function isWanted(account: EmailAccount, request: OperationRequest, state: SandboxState): boolean {
	const { query } = request;
	const expected: Array<[unknown, unknown]> = [
		[textFlag(request, 'isInUse'), campaignIdsOf(account, state).length > 0],
		[textIn(query, 'emailWarmupStatus'), account.warmupStatus],
		[textFlag(request, 'isSmtpSuccess'), account.isSmtpSuccess],
		[textFlag(request, 'isWarmupBlocked'), account.isWarmupBlocked],
		[textIn(query, 'esp'), account.type],
		[numberIn(query, 'client_id'), account.clientId],
	];
	const username = textIn(query, 'username') ?? '';
	return (
		account.fromEmail.includes(username) &&
		expected.every(([wanted, value]) => wanted === undefined || wanted === value)
	);
}

/** emailAccount.getAll: a limit above 100 quietly gives nothing. */
export const getAll: Handler = (request, { state, shapes }) => {
	const limit = numberIn(request.query, 'limit') ?? 100;
	const offset = numberIn(request.query, 'offset') ?? 0;
	if (limit > 100) return ok([]);
	const withCampaigns = textFlag(request, 'fetch_campaigns') ?? false;
	const found = [...state.emailAccounts.values()]
		.filter((account) => isWanted(account, request, state))
		.slice(offset, offset + limit);
	return ok(
		found.map((account) => {
			const campaignIds = campaignIdsOf(account, state);
			return {
				...shown(account, state),
				campaign_count: campaignIds.length,
				warmup_details: {
					...warmup(account),
					warmup_reputation: `${account.reputation}%`,
					warmup_created_at: account.createdAt,
				},
				...(withCampaigns ? { campaign_ids: campaignIds } : {}),
				...(shapes === 'live'
					? {
							is_connected_to_campaign: campaignIds.length > 0,
							tags: tagsShown(account.tagIds, state),
						}
					: {}),
			};
		}),
	);
};

/** The record of one mailbox, with what was asked for besides. */
function whole(account: EmailAccount, query: Values, state: SandboxState) {
	const reads = flagIn(query, 'fetch_campaigns');
	return {
		...shown(account, state),
		warmup_details: {
			id: 80_000 + account.id,
			...warmup(account),
			warmup_reputation: account.reputation,
		},
		...(reads ? { campaign_ids: campaignIdsOf(account, state) } : {}),
		...(flagIn(query, 'fetch_tags') ? { tags: tagRecords(account.tagIds, state) } : {}),
	};
}

/** emailAccount.get */
export const get: Handler = ({ path, query }, { state }) => {
	const account = state.emailAccounts.get(idIn(path, 'email_account_id'));
	if (!account) return refuse(404, 'Email account not found');
	return ok(whole(account, query, state));
};

/** emailAccount.getByEmail */
export const getByEmail: Handler = ({ query }, { state }) => {
	const wanted = textIn(query, 'email')?.toLowerCase();
	const account = [...state.emailAccounts.values()].find(({ fromEmail }) => fromEmail === wanted);
	if (!account) return refuse(404, 'Email account not found');
	return ok(whole(account, query, state));
};

function unknownMailbox(ids: number[], { state }: World): number | undefined {
	return ids.find((id) => !state.emailAccounts.has(id));
}

/** campaign.addEmailAccounts */
export const addToCampaign: Handler = withCampaign((campaign, { body }, world) => {
	const ids = numbersIn(body, 'email_account_ids') ?? [];
	if (unknownMailbox(ids, world) !== undefined) return refuse(404, 'Email account not found');
	campaign.emailAccountIds = [...new Set([...campaign.emailAccountIds, ...ids])];
	touch(campaign, world);
	return ok({ ok: true });
});

/** campaign.removeEmailAccounts */
export const removeFromCampaign: Handler = withCampaign((campaign, { body }, world) => {
	const ids = numbersIn(body, 'email_account_ids') ?? [];
	if (unknownMailbox(ids, world) !== undefined) return refuse(404, 'Email account not found');
	const kept = campaign.emailAccountIds.filter((id) => !ids.includes(id));
	const result = campaign.emailAccountIds.length - kept.length;
	campaign.emailAccountIds = kept;
	touch(campaign, world);
	return ok({ ok: true, ...(world.shapes === 'live' ? { result } : {}) });
});

/** campaign.getEmailAccounts: the second shape is the bare list of whole records. */
export const getOfCampaign: Handler = withCampaign((campaign, { query }, { state, shapes }) => {
	const accounts = campaign.emailAccountIds.flatMap((id) => state.emailAccounts.get(id) ?? []);
	const wantsTags = flagIn(query, 'include_tags') ?? false;
	const tags = ({ tagIds }: EmailAccount) => (wantsTags ? { tags: tagsShown(tagIds, state) } : {});
	return either(
		shapes,
		() =>
			ok({
				ok: true,
				data: accounts.map((account) => ({
					id: account.id,
					from_email: account.fromEmail,
					from_name: account.fromName,
					type: account.type,
					warmup_enabled: account.warmupStatus === 'ACTIVE',
					warmup_reputation: account.reputation < 90 ? 'poor' : 'excellent',
					...tags(account),
				})),
			}),
		() => ok(accounts.map((account) => ({ ...shown(account, state), ...tags(account) }))),
		() =>
			ok(
				accounts.map((account) => ({
					...shown(account, state),
					warmup_details: {
						status: account.warmupStatus,
						warmup_reputation: `${account.reputation}%`,
					},
					...tags(account),
				})),
			),
	);
});
