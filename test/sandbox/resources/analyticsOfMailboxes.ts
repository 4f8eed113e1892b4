import { ok } from '../answers';
import { textIn } from '../read';
import type { EmailAccount } from '../state/state';
import { sumsOf } from './mails';
import { counts, figures, grouped, pageOf, share, withReport, type Report } from './report';

const providers: Record<EmailAccount['type'], string> = {
	GMAIL: 'Gmail',
	OUTLOOK: 'Outlook',
	SMTP: 'SMTP',
};

/** The mailboxes of a report: of the campaigns that were named, else of the whole account. */
function mailboxesOf({ campaigns, ofClient, query, state }: Report): EmailAccount[] {
	const named = textIn(query, 'campaign_ids') !== undefined;
	return [...state.emailAccounts.values()].filter(
		({ id, clientId }) =>
			ofClient(clientId) &&
			(!named || campaigns.some(({ emailAccountIds }) => emailAccountIds.includes(id))),
	);
}

/** What these mailboxes have sent. */
const sentFrom = ({ mails }: Report, accounts: EmailAccount[]) =>
	mails.filter(({ from }) => accounts.some(({ fromEmail }) => fromEmail === from));

/** analytics.mailboxHealth: one row per mailbox; the path says name, the rows say address. */
export const mailboxHealth = withReport((report) => {
	const bounced = textIn(report.query, 'is_bounced');
	const rows = mailboxesOf(report)
		.map((account) => ({
			email_account: account.fromEmail,
			...counts(sentFrom(report, [account])),
		}))
		.filter((row) => bounced === undefined || row.bounced > 0 === (bounced === 'true'));
	return ok({ ok: true, data: { email_health_metrics: pageOf(rows, report.query) } });
});

/** analytics.domainHealth */
export const domainHealth = withReport((report) => {
	const domains = grouped(mailboxesOf(report), ({ fromEmail }) => fromEmail.split('@')[1] ?? null);
	const rows = domains.map(([domain, accounts]) => ({
		domain,
		...counts(sentFrom(report, accounts)),
	}));
	return ok({ ok: true, data: { domain_health_metrics: pageOf(rows, report.query) } });
});

/** analytics.providerPerformance: two lists in one answer. */
export const providerPerformance = withReport((report) => {
	const byProvider = (accounts: EmailAccount[]) => grouped(accounts, ({ type }) => providers[type]);
	const accounts = mailboxesOf(report);
	const overall = byProvider(accounts).map(([provider, some]) => {
		const { sent, opened, replied } = sumsOf(sentFrom(report, some));
		return { provider, sent, opened, replied };
	});
	const tag_wise = [...report.state.tags.values()].flatMap(({ id, name: tag }) =>
		byProvider(accounts.filter(({ tagIds }) => tagIds.includes(id))).map(([provider, some]) => {
			const { sent, opened } = sumsOf(sentFrom(report, some));
			return { tag, provider, sent, opened };
		}),
	);
	return ok({ ok: true, data: { email_providers_performance_overview: { overall, tag_wise } } });
});

/** analytics.mailboxOverallStats */
export const mailboxOverallStats = withReport((report) => {
	const accounts = mailboxesOf(report);
	const used = new Set(report.campaigns.flatMap(({ emailAccountIds }) => emailAccountIds));
	const count = (fits: (account: EmailAccount) => boolean) => accounts.filter(fits).length;
	const works = ({ isSmtpSuccess, isImapSuccess }: EmailAccount) => isSmtpSuccess && isImapSuccess;
	return ok({
		ok: true,
		data: {
			overall_mailbox_stats: {
				total_connected: count(works),
				in_use: count(({ id }) => used.has(id)),
				disconnected: count((account) => !works(account)),
				enabled_without_warmup: count(
					(account) => works(account) && account.warmupStatus === 'INACTIVE',
				),
			},
		},
	});
});

/** analytics.overallStats */
export const overallStats = withReport(({ mails, state }) =>
	ok({ ok: true, data: { overall_stats: figures(mails, state) } }),
);

const clientsOf = ({ ofClient, state }: Report) =>
	[...state.clients.values()].filter(({ id }) => ofClient(id));

/** analytics.clientList */
export const clientList = withReport((report) => {
	const client_list = clientsOf(report).map(({ id, name }) => ({ id, name }));
	return ok({ ok: true, data: { client_list } });
});

/** analytics.clientPerformance: what was sent stands one level deeper than in the other reports. */
export const clientPerformance = withReport((report) => {
	const { campaigns, mails, query, state } = report;
	const rows = clientsOf(report).map(({ id, name }) => {
		const ofClient = mails.filter(({ campaign }) => campaign.clientId === id);
		const { sent, opened, replied, bounced, ...rest } = figures(ofClient, state);
		return {
			client_id: id,
			client_name: name,
			total_campaigns_count: campaigns.filter(({ clientId }) => clientId === id).length,
			campaign_stats: {
				sent,
				opened,
				replied,
				positive_replied: rest.positive_replied,
				client_health: share(sent - bounced, sent),
				open_rate: rest.open_rate,
				reply_rate: rest.reply_rate,
				positive_reply_rate: rest.positive_reply_rate,
				unique_open_count: rest.unique_open_count,
				unique_lead_count: rest.unique_lead_count,
			},
		};
	});
	return ok({ ok: true, data: { client_wise_performance: pageOf(rows, query) } });
});

/** analytics.monthWiseClientCount: the clients that were added in each month. */
export const monthWiseClientCount = withReport((report) => {
	const months = grouped(clientsOf(report), ({ createdAt }) => createdAt.slice(0, 7));
	const monthly_stats = months.map(([month, { length: count }]) => ({ month, count }));
	return ok({ ok: true, data: { monthly_stats } });
});
