import { ok } from '../answers';
import { addSearch } from '../state/prospecting';
import type { ContactSearch, Prospecting } from '../state/prospecting';
import { textIn } from '../read';
import type { ApiAnswer, Handler, Values } from '../types';
import { pageOf, refused } from './prospect';

/** What is known of the contacts that were bought. */
export function metricsOf({ fetched }: ContactSearch, { contacts }: Prospecting) {
	const own = contacts.filter(({ id }) => fetched.includes(id));
	const count = (status: string) =>
		own.filter(({ verificationStatus }) => verificationStatus === status).length;
	return {
		totalContacts: own.length,
		totalEmails: own.length,
		noEmailFound: 0,
		invalidEmails: count('invalid'),
		catchAllEmails: count('catch_all'),
		verifiedEmails: count('valid'),
		completed: own.length,
	};
}

const stored = ({ id, searchString, filters, createdAt, updatedAt }: ContactSearch) => ({
	id,
	search_string: searchString,
	filter_details: filters,
	created_at: createdAt,
	updated_at: updatedAt,
});

/** A list of searches, the newest first. */
const list =
	(
		name: string,
		belongs: (search: ContactSearch) => boolean,
		shown: (search: ContactSearch, prospecting: Prospecting) => object = stored,
	): Handler =>
	({ query }, { state: { prospecting } }) => {
		const { offset, limit } = pageOf(query, 10);
		const found = [...prospecting.searches.values()].filter(belongs).reverse();
		const page = found.slice(offset, offset + limit);
		return ok({
			success: true,
			message: 'Data retrieved successfully',
			data: {
				[name]: page.map((search) => shown(search, prospecting)),
				totalCount: found.length,
			},
		});
	};

export const getSaved = list('savedSearches', ({ isSaved }) => isSaved);
export const getRecent = list('recentSearches', ({ isRecent }) => isRecent);
export const getFetched = list(
	'fetchedLeads',
	({ fetched }) => fetched.length > 0,
	(search, prospecting) => ({
		...stored(search),
		user_id: 2568,
		type: search.isSaved ? 'saved' : 'recent',
		include_owned: false,
		is_saved: search.isSaved,
		is_fetched: true,
		fetch_details: {
			metrics: metricsOf(search, prospecting),
			leads_found: search.fetched.length,
			email_fetched: search.fetched.length,
		},
	}),
);

/** prospect.saveSearch: the answer does not say which id the search has got. */
export const save: Handler = ({ body }, { state, now }) => {
	const { search_string, ...filters } = body;
	addSearch(state.prospecting, now, {
		searchString: String(search_string),
		filters,
		isSaved: true,
	});
	return ok({ success: true, message: 'Search saved successfully' });
};

function rename(
	{ path, body }: { path: Values; body: Values },
	prospecting: Prospecting,
	now: number,
	belongs: (search: ContactSearch) => boolean,
	message: string,
): ApiAnswer {
	const search = prospecting.searches.get(Number(path.id));
	if (!search || !belongs(search)) return refused(404, 'Search not found');
	search.searchString = textIn(body, 'search_string') ?? search.searchString;
	search.updatedAt = new Date(now).toISOString();
	return ok({ success: true, message });
}

/** prospect.updateSavedSearch */
export const updateSaved: Handler = (request, { state, now }) =>
	rename(
		request,
		state.prospecting,
		now,
		({ isSaved }) => isSaved,
		'Saved search updated successfully',
	);

/** prospect.updateFetchedSearch */
export const updateFetched: Handler = (request, { state, now }) =>
	rename(
		request,
		state.prospecting,
		now,
		({ fetched }) => fetched.length > 0,
		'Fetched lead updated successfully',
	);

const change = (current: number) => ({
	current,
	previousMonth: 0,
	percentageChange: 100,
	percentageChangeText: '+100%',
	trend: 'increase',
	total: current,
});

/** prospect.getSearchAnalytics */
export const getSearchAnalytics: Handler = ({ query }, { state: { prospecting } }) => {
	const { searches, credits, contacts } = prospecting;
	const id = textIn(query, 'filter_id');
	const search = searches.get(Number(id));
	if (id !== undefined && !search) return refused(400, 'Search not found');
	const fetched = [...searches.values()].reduce((sum, one) => sum + one.fetched.length, 0);
	return ok({
		success: true,
		message: 'Data retrieved successfully',
		data: {
			leadsFound: change(contacts.length),
			emailsFetched: change(fetched),
			availableCredits: {
				available: credits.total - credits.used,
				total: credits.total,
				used: credits.used,
			},
			leadsFoundToday: contacts.length,
			...(search
				? {
						filterData: {
							leadsFound: search.fetched.length,
							emailsFetched: search.fetched.length,
						},
					}
				: {}),
			maxDailyFetchLimit: 10_000,
			maxSingleFetchLimit: 10_000,
		},
	});
};

/** prospect.getReplyAnalytics */
export const getReplyAnalytics: Handler = () =>
	ok({
		success: true,
		message: 'Data retrieved successfully',
		data: {
			currentMonth: { replied: 6 },
			previousMonth: { replied: 5 },
			percentage_change: '+20%',
			trend: 'increase',
		},
	});
