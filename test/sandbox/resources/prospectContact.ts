import { either, json, ok } from '../answers';
import { addSearch } from '../state/prospecting';
import type { Contact, ContactSearch, Prospecting } from '../state/prospecting';
import { flagIn, numberIn, recordsIn, textIn, textsIn } from '../read';
import type { ApiAnswer, Handler, Shapes, Values } from '../types';
import { refused } from './prospect';
import { metricsOf } from './prospectSearch';

/** What a filter looks at in a contact. */
const looksAt: Record<string, (contact: Contact) => string[]> = {
	name: ({ firstName, lastName }) => [`${firstName} ${lastName}`],
	firstName: ({ firstName }) => [firstName],
	lastName: ({ lastName }) => [lastName],
	title: ({ title }) => [title],
	department: ({ department }) => department,
	level: ({ level }) => [level],
	companyName: ({ company }) => [company.name],
	companyDomain: ({ company }) => [company.website],
	companyHeadCount: ({ companyHeadCount }) => [companyHeadCount],
	companyRevenue: ({ companyRevenue }) => [companyRevenue],
	companyIndustry: ({ industry }) => [industry],
	companySubIndustry: ({ subIndustry }) => [subIndustry],
	city: ({ city }) => [city],
	state: ({ state }) => [state],
	country: ({ country }) => [country],
};

/** What is required or excluded besides: the names of these filters begin so. */
const alsoAt: Record<string, (contact: Contact) => string[]> = {
	Title: ({ title }) => [title],
	Company: ({ company }) => [company.name],
	CompanyDomain: ({ company }) => [company.website],
};

const exactly: Record<string, string> = {
	title: 'titleExactMatch',
	companyName: 'companyExactMatch',
	companyDomain: 'companyDomainExactMatch',
};

function holds(values: string[], wanted: string[], exact = false): boolean {
	return values.some((value) =>
		wanted.some((one) =>
			exact
				? value.toLowerCase() === one.toLowerCase()
				: value.toLowerCase().includes(one.toLowerCase()),
		),
	);
}

function fits(contact: Contact, filters: Values, owned: Set<string>): boolean {
	if (flagIn(filters, 'dontDisplayOwnedContact') && owned.has(contact.id)) return false;
	const all = Object.entries(looksAt).every(([name, valuesOf]) => {
		const wanted = textsIn(filters, name);
		const exact = flagIn(filters, exactly[name] ?? '') ?? false;
		return wanted === undefined || holds(valuesOf(contact), wanted, exact);
	});
	return (
		all &&
		Object.entries(alsoAt).every(([name, valuesOf]) => {
			const included = textsIn(filters, `include${name}`);
			const excluded = textsIn(filters, `exclude${name}`) ?? [];
			const values = valuesOf(contact);
			return (included === undefined || holds(values, included)) && !holds(values, excluded);
		})
	);
}

const ownedIn = ({ searches }: Prospecting): Set<string> =>
	new Set([...searches.values()].flatMap(({ fetched }) => fetched));

const found = (filters: Values, prospecting: Prospecting): Contact[] => {
	const owned = ownedIn(prospecting);
	return prospecting.contacts.filter((contact) => fits(contact, filters, owned));
};

/** As the pages of the reference write a contact that was only found. */
const documented = (contact: Contact) => {
	const { email, verificationStatus, catchAllStatus, ...known } = contact;
	return {
		...known,
		fullName: `${contact.firstName} ${contact.lastName}`,
		// What is not bought is not shown.
		email: email.replace(/^(.).*@/, '$1***@'),
		linkedin: `linkedin.example.com/${contact.id}`,
		emailDeliverability: verificationStatus === 'valid' && catchAllStatus === null ? 0.95 : 0.5,
		address: contact.city,
	};
};

/** As the other source of the reference does. */
const older = (contact: Contact) => ({
	id: contact.id,
	first_name: contact.firstName,
	last_name: contact.lastName,
	title: contact.title,
	company_name: contact.company.name,
	company_domain: contact.company.website,
	country: contact.country,
});

/** A contact that was bought. */
const bought = (contact: Contact) => ({
	id: contact.id,
	firstName: contact.firstName,
	lastName: contact.lastName,
	fullName: `${contact.firstName} ${contact.lastName}`,
	title: contact.title,
	company: contact.company,
	email: contact.email,
	verificationStatus: contact.verificationStatus,
	status: 'completed',
});

const olderBought = (contact: Contact) => ({
	...older(contact),
	email: contact.email,
	verification_status: contact.verificationStatus,
});

/** prospect.searchContacts: the cursor stays the same from page to page. */
export const search: Handler = ({ body }, { state: { prospecting }, now, shapes }) => {
	const { limit = 10, scroll_id: given, ...filters } = body;
	let scroll = prospecting.scrolls.get(String(given));
	if (given !== undefined && !scroll) return refused(400, 'scroll_id not found');
	let cursor = String(given);
	if (!scroll) {
		const { id } = addSearch(prospecting, now, {
			searchString: 'Contact search',
			filters,
			isRecent: true,
		});
		const contactIds = found(filters, prospecting).map((contact) => contact.id);
		scroll = { searchId: id, contactIds, offset: 0 };
		cursor = `scroll-${id}`;
		prospecting.scrolls.set(cursor, scroll);
	}
	const page = scroll.contactIds.slice(scroll.offset, scroll.offset + Number(limit));
	scroll.offset += page.length;
	const contacts = prospecting.contacts.filter(({ id }) => page.includes(id));
	const around = {
		scroll_id: cursor,
		filter_id: scroll.searchId,
		total_count: scroll.contactIds.length,
	};
	const message = 'Contacts searched successfully';
	return either(
		shapes,
		() => ok({ success: true, message, data: { list: contacts.map(documented), ...around } }),
		() => ok({ success: true, message, data: contacts.map(older), ...around }),
	);
};

/** Takes credits, if there are enough. */
function pay({ credits }: Prospecting, price: number): boolean {
	if (credits.total - credits.used < price) return false;
	credits.used += price;
	return true;
}

function chosen(
	body: Values,
	kept: ContactSearch,
	prospecting: Prospecting,
): Contact[] | ApiAnswer {
	const ids = textsIn(body, 'id');
	const limit = numberIn(body, 'limit');
	if ((ids === undefined) === (limit === undefined)) {
		return refused(400, 'Exactly one of id and limit is required');
	}
	if (ids) return prospecting.contacts.filter(({ id }) => ids.includes(id));
	return found(kept.filters, prospecting).slice(0, limit);
}

/** Bought contacts in one of the two documented shapes; the newer one says more around the list. */
function retrieved(page: Contact[], shapes: Shapes, around: Values): ApiAnswer {
	const message = 'Data retrieved successfully';
	return either(
		shapes,
		() => ok({ success: true, message, data: { list: page.map(bought), ...around } }),
		() => ok({ success: true, message, data: page.map(olderBought) }),
	);
}

/** prospect.fetchContacts: what cannot be paid is refused under status 200. */
export const fetch: Handler = ({ body }, { state: { prospecting }, shapes }) => {
	const kept = prospecting.searches.get(numberIn(body, 'filter_id') ?? NaN);
	if (!kept) return refused(400, 'Search filter not found');
	const contacts = chosen(body, kept, prospecting);
	if (!Array.isArray(contacts)) return contacts;
	if (!pay(prospecting, contacts.length)) {
		return ok({ success: false, message: 'You do not have enough lead credits' });
	}
	kept.fetched = [...new Set([...kept.fetched, ...contacts.map(({ id }) => id)])];
	const limit = numberIn(body, 'visual_limit') ?? 10;
	const offset = numberIn(body, 'visual_offset') ?? 0;
	const page = contacts.slice(offset, offset + limit);
	return retrieved(page, shapes, {
		total_count: contacts.length,
		visual_limit: limit,
		visual_offset: offset,
		metrics: metricsOf(kept, prospecting),
	});
};

const is = (wanted: string | undefined) => (value: string | null | undefined) => value === wanted;

/** prospect.getContacts: contacts that were bought, by their ids or of a search. */
export const getContacts: Handler = ({ body }, { state: { prospecting }, shapes }) => {
	const ids = textsIn(body, 'id');
	const filterId = numberIn(body, 'filter_id');
	if ((ids === undefined) === (filterId === undefined)) {
		return refused(400, 'Exactly one of id and filter_id is required');
	}
	if (ids && ('limit' in body || 'offset' in body)) {
		return refused(400, 'limit and offset are only allowed with filter_id');
	}
	const kept = prospecting.searches.get(filterId ?? NaN);
	if (!ids && !kept) return refused(400, 'Search filter not found');
	const within = new Set(
		kept ? kept.fetched : [...ownedIn(prospecting)].filter((id) => ids?.includes(id)),
	);
	const text = (textIn(body, 'search') ?? '').toLowerCase();
	const own = prospecting.contacts.filter(
		(contact) =>
			within.has(contact.id) &&
			`${contact.firstName} ${contact.lastName}`.toLowerCase().includes(text) &&
			[contact.verificationStatus, undefined].some(is(textIn(body, 'verification_status'))) &&
			[contact.catchAllStatus, undefined].some(is(textIn(body, 'catch_all_status'))),
	);
	const offset = numberIn(body, 'offset') ?? 0;
	const limit = numberIn(body, 'limit') ?? 1000;
	const page = own.slice(offset, offset + limit);
	return retrieved(page, shapes, {
		pagination: {
			filterId: filterId ?? null,
			limit,
			offset,
			total: own.length,
			hasMore: offset + page.length < own.length,
		},
		totalCount: own.length,
	});
};

/** prospect.reviewContacts */
export const review: Handler = ({ path }, { state: { prospecting } }) => {
	const kept = prospecting.searches.get(Number(path.filter_id));
	if (!kept || kept.fetched.length === 0) return refused(404, 'Search filter not found');
	return ok({
		success: true,
		message: 'Contacts reviewed successfully',
		data: {
			filter_id: kept.id,
			records_updated: kept.fetched.length,
			fetch_details: {
				metrics: metricsOf(kept, prospecting),
				leads_found: kept.fetched.length,
				email_fetched: kept.fetched.length,
				catch_all_status_list: ['catch_all_verified'],
				verification_status_list: ['valid'],
			},
		},
	});
};

/** prospect.findEmails: whoever works for a company of the database is known there. */
export const findEmails: Handler = ({ body }, { state: { prospecting }, shapes }) => {
	const people = recordsIn(body, 'contacts');
	if (!pay(prospecting, people.length)) {
		return json(402, { success: false, message: 'Insufficient credits', data: null });
	}
	const address = shapes === 'documented' ? 'email_id' : 'email';
	const rows = people.map((person) => {
		const known = prospecting.domains.includes(String(person.companyDomain));
		const email = `${String(person.firstName)}.${String(person.lastName)}@example.com`;
		return {
			...person,
			[address]: known ? email.toLowerCase() : '',
			status: known ? 'Found' : 'Not Found',
			verification_status: known ? 'Valid' : null,
		};
	});
	return ok({ success: true, message: 'Find emails completed', data: rows });
};
