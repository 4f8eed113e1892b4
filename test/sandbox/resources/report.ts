import { refuse } from '../answers';
import { textIn } from '../read';
import type { Campaign, SandboxState } from '../state/state';
import type { ApiAnswer, Handler, Values } from '../types';
import { readSpan, type Span } from './dates';
import { mailsOf, percent, sumsOf, type Mail, type Sums } from './mails';

/** What a report is made of. */
export interface Report {
	campaigns: Campaign[];
	/** The clients that were asked for; all of them unless some were named. */
	ofClient(id: number | null): boolean;
	/** The mails of these campaigns that went out within the span, ends included. */
	mails: Mail[];
	/** All mails of these campaigns, whenever they went out. */
	allMails: Mail[];
	span: Span;
	query: Values;
	state: SandboxState;
}

/** A list of ids in one text: "1,2". */
function idsIn(query: Values, name: string): number[] | undefined | { refusal: ApiAnswer } {
	const text = textIn(query, name);
	if (text === undefined) return undefined;
	if (!/^\d+(,\d+)*$/.test(text)) return { refusal: refuse(422, 'Invalid parameters provided') };
	return text.split(',').map(Number);
}

/** A report over the campaigns, clients and days that the request names; without dates, over all. */
export const withReport =
	(answer: (report: Report) => ApiAnswer): Handler =>
	({ query }, { state }) => {
		const always = { start_date: '1970-01-01', end_date: '9999-12-31' };
		const span = readSpan({ ...always, ...query, time_zone: query.timezone });
		if ('refusal' in span) return span.refusal;
		const campaignIds = idsIn(query, 'campaign_ids');
		const clientIds = idsIn(query, 'client_ids');
		for (const ids of [campaignIds, clientIds]) if (ids && 'refusal' in ids) return ids.refusal;
		const includes = (ids: typeof campaignIds, id: number | null) =>
			!Array.isArray(ids) || (id !== null && ids.includes(id));
		const ofClient = (id: number | null) => includes(clientIds, id);
		const campaigns = [...state.campaigns.values()].filter(
			({ id, clientId }) => includes(campaignIds, id) && ofClient(clientId),
		);
		const allMails = campaigns.flatMap((campaign) => mailsOf(campaign, state));
		const mails = allMails.filter(({ sentAt }) => span.holds(sentAt));
		return answer({ campaigns, ofClient, mails, allMails, span, query, state });
	};

/** One page of rows; offset and limit come as text. */
export function pageOf<T>(rows: T[], query: Values): T[] {
	const offset = Number(textIn(query, 'offset') ?? 0);
	const limit = Number(textIn(query, 'limit') ?? rows.length);
	return rows.slice(offset, offset + limit);
}

/** A share as the reports write it: "9%". */
export const share = (part: number, whole: number): string => `${percent(part, whole)}%`;

/** A reply of a lead that stands in a positive category. */
export const isPositive =
	({ leadCategories }: SandboxState) =>
	({ replyCount, place }: Mail): boolean =>
		replyCount > 0 && leadCategories.get(place.categoryId ?? 0)?.sentiment === 'positive';

/** How often each thing happened, in the words that all reports share. */
export function counts(mails: Mail[]): Pick<Sums, 'sent' | 'opened' | 'replied' | 'bounced'> {
	const { sent, opened, replied, bounced } = sumsOf(mails);
	return { sent, opened, replied, bounced };
}

/** The figures of the wide reports. */
export function figures(mails: Mail[], state: SandboxState) {
	const { sent, opened, replied, bounced } = counts(mails);
	const positive = mails.filter(isPositive(state)).length;
	return {
		sent,
		opened,
		replied,
		bounced,
		positive_replied: positive,
		open_rate: share(opened, sent),
		reply_rate: share(replied, sent),
		positive_reply_rate: share(positive, sent),
		bounce_rate: share(bounced, sent),
		unique_lead_count: new Set(mails.map(({ lead }) => lead.id)).size,
		unique_open_count: opened,
	};
}

/** Groups by what `read` gives, in the order of the alphabet; what it gives no name to is left out. */
export function grouped<T>(rows: T[], read: (row: T) => string | null): Array<[string, T[]]> {
	const groups = new Map<string, T[]>();
	for (const row of rows) {
		const name = read(row);
		if (name !== null) groups.set(name, [...(groups.get(name) ?? []), row]);
	}
	return [...groups].sort(([one], [other]) => one.localeCompare(other));
}
