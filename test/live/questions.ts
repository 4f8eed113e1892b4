import { at } from './client';
import { rowsIn, type Answer, type Drafts } from './drafts';

/** What an answer cannot tell, in words. */
export class Unsettled extends Error {}

export interface Question {
	/** As docs/open-questions.md calls it. */
	title: string;
	/** Observes, and says what SmartLead does. `a` and `b` are the ids of the two drafts. */
	settle(drafts: Drafts, a: number, b: number): Promise<string>;
}

const accepted = ({ status, value }: Answer): boolean =>
	status < 300 && at(value, 'ok') !== false && at(value, 'success') !== false;
const yesNo = (answer: Answer): string =>
	accepted(answer) ? 'accepted' : `refused (${answer.status})`;
const list = (names: string[]): string => (names.length > 0 ? names.join(', ') : 'none');
/** A number that no record has. */
const nobody = 999_999_999_999;

const formOf = ({ status, value, text }: Answer): string => {
	if (text.trim() === '') return `${status} with an empty body`;
	if (Array.isArray(value)) return `${status} with a list of ${value.length}`;
	if (typeof value !== 'object' || value === null) return `${status} with text`;
	const { length } = rowsIn(value, 'data');
	const rows = Array.isArray(at(value, 'data')) ? `, data a list of ${length}` : '';
	return `${status} with ${Object.keys(value).length === 0 ? '{}' : `the keys ${list(Object.keys(value))}`}${rows}`;
};

/** What can be settled without emailing anybody, in the order in which it is asked. */
export const questions: Question[] = [
	{
		title: 'Leads of other campaigns',
		async settle(drafts, a, b) {
			const [first, second] = [drafts.address(1), drafts.address(2)];
			await drafts.add(a, [first, second], false);
			const there = await drafts.leads(a);
			if (!there.has(first) || !there.has(second)) {
				throw new Unsettled('SmartLead did not take addresses of example.com');
			}
			await drafts.add(b, [first], true);
			await drafts.add(b, [second], false);
			const added = await drafts.leads(b);
			const word = (email: string) => (added.has(email) ? 'adds' : 'skips');
			return `ignore_duplicate_leads_in_other_campaign: true ${word(first)} them, false ${word(second)} them`;
		},
	},
	{
		title: 'Counters of added leads',
		async settle(drafts, a) {
			const known = drafts.address(1);
			const { value } = await drafts.add(a, [known, drafts.address(3)], true);
			const counts = Object.entries((value ?? {}) as object).filter(
				([, count]) => typeof count !== 'object' && /^\d+$/.test(String(count)),
			);
			return `of one new lead and one that is in the campaign: ${list(
				counts.map(([name, count]) => `${name} ${String(count)}`),
			)}`;
		},
	},
	{
		title: 'IDs of added leads',
		async settle(drafts, a) {
			const { value } = await drafts.add(a, [drafts.address(4)], true);
			const names = ['emailToLeadIdMap', 'lead_ids', 'data.emailToLeadIdMap', 'data.lead_ids'];
			return `they stand in: ${list(names.filter((name) => at(value, name) !== undefined))}`;
		},
	},
	{
		title: 'Update of a lead without its address',
		async settle(drafts, a) {
			const [id] = (await drafts.leads(a)).values();
			if (id === undefined) throw new Unsettled('there is no lead to update');
			const path = `/campaigns/${a}/leads/${id}`;
			const body = { custom_fields: { n8n_check: 'yes' } };
			return yesNo(await drafts.ask({ method: 'POST', path, body }));
		},
	},
	{
		title: 'Schedule',
		async settle(drafts, a) {
			const path = `/campaigns/${a}/schedule`;
			const hours = { start_hour: '09:00', end_hour: '17:00' };
			const flat = { timezone: 'UTC', days_of_the_week: [1], ...hours };
			const forms: Record<string, object> = {
				nested: { schedule: { timezone: 'UTC', days: [1], ...hours, min_time_btw_emails: 10 } },
				'without max_new_leads_per_day': { ...flat, min_time_btw_emails: 10 },
				'2 minutes between emails': {
					...{ ...flat, min_time_btw_emails: 2, max_new_leads_per_day: 5 },
				},
				flat: { ...flat, min_time_btw_emails: 10, max_new_leads_per_day: 5 },
			};
			const verdicts: string[] = [];
			for (const [name, body] of Object.entries(forms)) {
				verdicts.push(`${name} ${yesNo(await drafts.ask({ method: 'POST', path, body }))}`);
			}
			return verdicts.join(', ');
		},
	},
	{
		title: 'Sequences',
		async settle(drafts, a) {
			const path = `/campaigns/${a}/sequences`;
			const body = { subject: 'n8n check', email_body: 'n8n check' };
			const step = (seq_number: number, delay_in_days: number, more: object = body) => ({
				...{ seq_number, seq_delay_details: { delay_in_days }, ...more },
			});
			const sequences = [step(1, 0), step(2, 3)];
			const saved = await drafts.ask({ method: 'POST', path, body: { sequences } });
			if (!accepted(saved)) throw new Unsettled(`two plain steps were ${yesNo(saved)}`);
			const rows = rowsIn((await drafts.ask({ method: 'GET', path })).value, '', 'data');
			const delay = at(rows[1], 'seq_delay_details') ?? rows[1];
			const names = Object.keys((delay ?? {}) as object).filter((name) => /delay/i.test(name));
			const alone = { seq_variants: [{ ...body, variant_label: 'A' }] };
			const one = await drafts.ask({
				...{ method: 'POST', path, body: { sequences: [step(1, 0, alone)] } },
			});
			return `the delay is read as ${list(names)}; a step with one variant is ${yesNo(one)}`;
		},
	},
	{
		title: 'Settings replace or merge',
		async settle(drafts, a) {
			const path = `/campaigns/${a}/settings`;
			const body = { track_settings: ['DONT_TRACK_EMAIL_OPEN'] };
			const first = await drafts.ask({ method: 'POST', path, body });
			if (!accepted(first)) throw new Unsettled(`track_settings were ${yesNo(first)}`);
			const name = { name: drafts.names[0] };
			const second = await drafts.ask({ method: 'POST', path, body: name });
			if (!accepted(second)) throw new Unsettled(`a name alone was ${yesNo(second)}`);
			const { value } = await drafts.ask({ method: 'GET', path: `/campaigns/${a}` });
			const left = at(value, 'track_settings') ?? at(value, 'data.track_settings');
			if (!Array.isArray(left)) throw new Unsettled('the campaign does not show track_settings');
			return left.length > 0
				? `what was not sent stays; written as DONT_TRACK_EMAIL_OPEN, read as ${list(left.map(String))}`
				: 'what was not sent is reset';
		},
	},
	{
		title: 'Categories of a campaign webhook',
		async settle(drafts, a) {
			const path = `/campaigns/${a}/webhooks`;
			const webhook = {
				...{ id: null, name: drafts.names[0], event_types: ['LEAD_CATEGORY_UPDATED'] },
				webhook_url: 'https://example.com/n8n-check',
			};
			const without = await drafts.ask({ method: 'POST', path, body: webhook });
			const body = { ...webhook, name: drafts.names[1], categories: ['Interested'] };
			const categories = await drafts.ask({ method: 'POST', path, body });
			return `without categories ${yesNo(without)}, with one ${yesNo(categories)}`;
		},
	},
	{
		title: 'Records that do not exist',
		async settle(drafts) {
			const asked = { campaign: `/campaigns/${nobody}`, lead: `/leads/${nobody}` };
			const verdicts: string[] = [];
			for (const [name, path] of Object.entries(asked)) {
				verdicts.push(`${name}: ${formOf(await drafts.ask({ method: 'GET', path }))}`);
			}
			const query = { email: drafts.address(0) };
			const address = await drafts.ask({ method: 'GET', path: '/leads/', query });
			return [...verdicts, `address: ${formOf(address)}`].join('; ');
		},
	},
	{
		title: 'Rows of the inbox',
		async settle(drafts) {
			const path = '/master-inbox/inbox-replies';
			const body = { offset: 0, limit: 1 };
			const query = { fetch_message_history: true };
			const { value, status } = await drafts.ask({ method: 'POST', path, query, body });
			const place = ['data', 'messages', ''].find((one) => Array.isArray(at(value, one)));
			const [row] = rowsIn(value, 'data', 'messages', '');
			if (!row) throw new Unsettled(`the inbox is empty (${status})`);
			return `rows stand in '${place}' and have ${list(Object.keys(row))}`;
		},
	},
	{
		title: 'Lead lists',
		async settle(drafts) {
			const query = { offset: 0, limit: 1 };
			const { value } = await drafts.ask({ method: 'GET', path: '/lead-list/', query });
			const place = ['data.lists', 'data.leadLists', 'data', ''].find((one) =>
				Array.isArray(at(value, one)),
			);
			if (place === undefined) throw new Unsettled('the answer holds no list');
			const [row] = rowsIn(value, place);
			return `they stand in '${place}'${row ? ` and have ${list(Object.keys(row))}` : ''}`;
		},
	},
	{
		title: 'Route of the tags',
		async settle(drafts) {
			const routes = ['/crm/leads/tags', '/email-accounts/tags'];
			const verdicts: string[] = [];
			for (const path of routes) {
				verdicts.push(`${path}: ${formOf(await drafts.ask({ method: 'GET', path }))}`);
			}
			return verdicts.join('; ');
		},
	},
	{
		title: 'Counts as text',
		async settle(drafts, a) {
			const { value } = await drafts.ask({ method: 'GET', path: `/campaigns/${a}/analytics` });
			const count = at(value, 'sent_count') ?? at(value, 'data.sent_count');
			if (count === undefined) throw new Unsettled('the answer holds no sent_count');
			return `sent_count is a ${typeof count === 'string' ? 'text' : typeof count}`;
		},
	},
	{
		title: 'Default HTTP clients',
		async settle(drafts) {
			const path = '/campaigns/';
			return `User-Agent n8n: ${yesNo(await drafts.ask({ method: 'GET', path, userAgent: 'n8n' }))}`;
		},
	},
	{
		title: 'Answer to a deleted lead',
		async settle(drafts, _, b) {
			const [id] = (await drafts.leads(b)).values();
			if (id === undefined) throw new Unsettled('there is no lead to delete');
			return formOf(await drafts.ask({ method: 'DELETE', path: `/campaigns/${b}/leads/${id}` }));
		},
	},
];
