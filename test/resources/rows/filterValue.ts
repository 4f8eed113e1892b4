import type { INodeParameters } from 'n8n-workflow';

import { byId, type Row, type Rows } from '../row';

/** The answers do not say how many there are: only an empty page is the last one. */
const upTo = (rows: number): Row['required'] => ({
	parameters: {},
	sends: [
		{ query: { offset: '0', limit: '50' } },
		{ query: { offset: String(rows), limit: String(50 - rows) } },
	],
});

/** One row that the filters find; they stand in the request as they are called there. */
const one = (
	filters: INodeParameters,
	query: Record<string, string>,
	options: INodeParameters = {},
): Row['required'] => ({
	parameters: { limit: 1, filters, options },
	sends: [{ query: { offset: '0', limit: '1', ...query } }],
});

const found = (name: string, rows: number, search: string): Row => ({
	id: `prospect.${name}`,
	required: upTo(rows),
	all: [one({ search }, { search })],
});

export const filterValue: Rows = {
	getCities: {
		id: 'prospect.getCities',
		required: upTo(2),
		all: [
			one(
				{ search: 'mun', states: 'Bavaria, Texas', countries: 'Germany' },
				{ search: 'mun', state: 'Bavaria,Texas', country: 'Germany' },
			),
		],
	},
	getCompanies: found('getCompanies', 3, 'works'),
	getCountries: found('getCountries', 3, 'united'),
	getDepartments: found('getDepartments', 3, 'sal'),
	getDomains: found('getDomains', 2, 'works'),
	getHeadCounts: found('getHeadCounts', 3, '25'),
	getIndustries: {
		id: 'prospect.getIndustries',
		required: upTo(3),
		all: [
			one({ search: 'edu' }, { search: 'edu', withSubIndustry: 'true' }, { withSubIndustry: true }),
			one({}, { withSubIndustry: 'false' }, { withSubIndustry: false }),
		],
	},
	getJobTitles: found('getJobTitles', 3, 'engineer'),
	getKeywords: found('getKeywords', 2, 'market'),
	getLevels: found('getLevels', 6, 'entry'),
	getRevenueRanges: {
		id: 'prospect.getRevenueRanges',
		required: { parameters: {}, sends: [{}] },
		all: [],
	},
	getStates: {
		id: 'prospect.getStates',
		required: upTo(3),
		all: [
			one(
				{ search: 'bav', countries: '={{ ["Germany", "Austria"] }}' },
				{ search: 'bav', country: 'Germany,Austria' },
			),
		],
	},
	getSubIndustries: {
		id: 'prospect.getSubIndustries',
		required: upTo(3),
		all: [one({ search: 'soft', industryId: byId(3) }, { search: 'soft', industry_id: '3' })],
	},
};
