import { json, ok } from '../answers';
import type { Prospecting } from '../state/prospecting';
import { textIn } from '../read';
import type { ApiAnswer, Handler, Values } from '../types';

/** A refusal as this host gives it. */
export const refused = (status: number, error: string): ApiAnswer =>
	json(status, { statusCode: status, success: false, message: error, error });

/** The page that is asked for; the numbers come as text. */
export function pageOf(query: Values, usual: number): { offset: number; limit: number } {
	return {
		offset: Number(textIn(query, 'offset') ?? 0),
		limit: Number(textIn(query, 'limit') ?? usual),
	};
}

/** The names of a text with commas; undefined where there is none. */
function namesIn(query: Values, name: string): string[] | undefined {
	return textIn(query, name)
		?.split(',')
		.map((one) => one.trim());
}

/** A look-up: the names that begin with what is searched for, a page of them. */
const lookUp =
	(column: string, rowsOf: (prospecting: Prospecting, query: Values) => Values[]): Handler =>
	({ query }, { state }) => {
		const { offset, limit } = pageOf(query, 10);
		const search = textIn(query, 'search') ?? null;
		const beginning = (search ?? '').toLowerCase();
		const rows = rowsOf(state.prospecting, query)
			.filter((row) => String(row[column]).toLowerCase().startsWith(beginning))
			.slice(offset, offset + limit);
		return ok({
			success: true,
			message: 'Data retrieved successfully',
			data: rows,
			pagination: { limit, offset, page: Math.floor(offset / limit) + 1, count: rows.length },
			search,
		});
	};

/** The values with their ids, which count from 1. */
const numbered =
	(column: string, namesOf: (prospecting: Prospecting) => string[]) => (prospecting: Prospecting) =>
		namesOf(prospecting).map((name, index) => ({ id: index + 1, [column]: name }));

/** A larger look-up: names without ids that contain what is searched for. */
const nameList =
	(column: string, namesOf: (prospecting: Prospecting) => string[]): Handler =>
	({ query }, { state }) => {
		const { offset, limit } = pageOf(query, 100);
		const search = (textIn(query, 'search') ?? '').toLowerCase();
		const names = namesOf(state.prospecting).filter((name) => name.toLowerCase().includes(search));
		return ok({
			success: true,
			message: 'Data retrieved successfully',
			data: names.slice(offset, offset + limit).map((name) => ({ [column]: name })),
		});
	};

export const getCompanies = nameList('company_name', ({ companies }) => companies);
export const getDomains = nameList('domain_name', ({ domains }) => domains);
export const getJobTitles = nameList('job_title', ({ jobTitles }) => jobTitles);
export const getKeywords = nameList('keyword', ({ keywords }) => keywords);

export const getCountries = lookUp(
	'country_name',
	numbered('country_name', ({ countries }) => countries),
);
export const getDepartments = lookUp(
	'department_name',
	numbered('department_name', ({ departments }) => departments),
);
export const getHeadCounts = lookUp(
	'head_count',
	numbered('head_count', ({ headCounts }) => headCounts),
);
export const getLevels = lookUp(
	'level_name',
	numbered('level_name', ({ levels }) => levels),
);

/** prospect.getStates */
export const getStates = lookUp('state_name', ({ states }, query) => {
	const countries = namesIn(query, 'country');
	return states
		.map(({ name, country }, index) => ({ id: index + 1, state_name: name, country }))
		.filter(({ country }) => countries?.includes(country) ?? true)
		.map(({ id, state_name }) => ({ id, state_name }));
});

const allCities = lookUp('city_name', ({ cities }, query) => {
	const states = namesIn(query, 'state');
	const countries = namesIn(query, 'country');
	return cities
		.map((city, index) => ({ ...city, id: index + 1 }))
		.filter(({ state }) => states?.includes(state) ?? true)
		.filter(({ country }) => countries?.includes(country) ?? true)
		.map(({ id, name }) => ({ id, city_name: name }));
});

/** prospect.getCities: countries narrow what states have narrowed already. */
export const getCities: Handler = (request, world) =>
	'country' in request.query && !('state' in request.query)
		? refused(400, 'country is only allowed together with state')
		: allCities(request, world);

/** prospect.getIndustries */
export const getIndustries = lookUp('industry_name', ({ industries, subIndustries }, query) =>
	industries.map((name, index) => ({
		id: index + 1,
		industry_name: name,
		...(textIn(query, 'withSubIndustry') === 'true'
			? {
					sub_industry_list: subIndustries
						.filter(({ industryId }) => industryId === index + 1)
						.map((sub) => ({ sub_industry_name: sub.name })),
				}
			: {}),
	})),
);

/** prospect.getSubIndustries */
export const getSubIndustries = lookUp('sub_industry_name', ({ subIndustries }, query) => {
	const industry = textIn(query, 'industry_id');
	return subIndustries
		.map(({ name, industryId }, index) => ({
			id: index + 1,
			sub_industry_name: name,
			industry_id: industryId,
		}))
		.filter(({ industry_id }) => industry === undefined || String(industry_id) === industry);
});

/** prospect.getRevenueRanges: all at once. */
export const getRevenueRanges: Handler = (_request, { state }) =>
	ok({
		success: true,
		message: 'Data retrieved successfully',
		data: numbered('revenue', ({ revenueRanges }) => revenueRanges)(state.prospecting),
	});
