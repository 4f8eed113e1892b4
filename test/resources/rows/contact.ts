import type { INodeParameters } from 'n8n-workflow';

import { addContact } from '../../sandbox';
import { byId, type Rows } from '../row';

const id = (number: number): string => number.toString(16).padStart(24, '0');

/** The filters as a user fills them in; names with a comma stand in quotes or in a list. */
export const filtersForm: INodeParameters = {
	city: 'Munich',
	companyDomain: 'example.com',
	companyDomainExactMatch: true,
	companyExactMatch: false,
	companyHeadCount: ['25 - 100', '100 - 250'],
	companyIndustry: ['Education'],
	companyKeyword: 'logistics',
	companyName: '"Example, Inc.", Example Corp',
	companyRevenue: ['$1 - 10M'],
	companySubIndustry: 'E-Learning',
	country: '={{ ["Germany", "Korea, South"] }}',
	department: ['Sales'],
	dontDisplayOwnedContact: false,
	excludeCompany: 'Sample Works',
	excludeCompanyDomain: 'works.example.com',
	excludeTitle: 'Intern, Assistant',
	firstName: 'First',
	includeCompany: 'Example',
	includeCompanyDomain: 'example',
	includeTitle: 'Sales',
	lastName: 'Last',
	level: '={{ ["Director"] }}',
	name: 'First 1 Last 1',
	state: 'Bavaria',
	title: 'Head of Sales, CEO',
	titleExactMatch: true,
};

/** The same in the words of the reference. */
export const filtersSent = {
	city: ['Munich'],
	companyDomain: ['example.com'],
	companyDomainExactMatch: true,
	companyExactMatch: false,
	companyHeadCount: ['25 - 100', '100 - 250'],
	companyIndustry: ['Education'],
	companyKeyword: ['logistics'],
	companyName: ['Example, Inc.', 'Example Corp'],
	companyRevenue: ['$1 - 10M'],
	companySubIndustry: ['E-Learning'],
	country: ['Germany', 'Korea, South'],
	department: ['Sales'],
	dontDisplayOwnedContact: false,
	excludeCompany: ['Sample Works'],
	excludeCompanyDomain: ['works.example.com'],
	excludeTitle: ['Intern', 'Assistant'],
	firstName: ['First'],
	includeCompany: ['Example'],
	includeCompanyDomain: ['example'],
	includeTitle: ['Sales'],
	lastName: ['Last'],
	level: ['Director'],
	name: ['First 1 Last 1'],
	state: ['Bavaria'],
	title: ['Head of Sales', 'CEO'],
	titleExactMatch: true,
};

const fetched = { filterId: byId(2103) };

export const contact: Rows = {
	fetch: {
		id: 'prospect.fetchContacts',
		required: {
			parameters: { filterId: byId(2101), count: 2 },
			sends: [{ body: { filter_id: 2101, limit: 2, visual_limit: 1000 } }],
		},
		all: [
			{
				// What was filled in before the choice changed is not sent.
				parameters: {
					which: 'selected',
					filterId: byId(2101),
					count: 2,
					contactIds: `${id(1)}, ${id(3)}`,
					options: { visualOffset: 1 },
				},
				sends: [
					{ body: { filter_id: 2101, id: [id(1), id(3)], visual_limit: 1000, visual_offset: 1 } },
				],
			},
		],
	},
	findEmails: {
		id: 'prospect.findEmails',
		required: {
			parameters: {
				firstName: 'Nathan',
				lastName: 'Smith',
				companyDomain: 'https://www.example.com/about',
			},
			sends: [
				{
					body: {
						contacts: [{ firstName: 'Nathan', lastName: 'Smith', companyDomain: 'example.com' }],
					},
				},
			],
		},
		all: [],
	},
	getAll: {
		id: 'prospect.getContacts',
		required: {
			parameters: { ...fetched, limit: 2 },
			sends: [{ body: { filter_id: 2103, limit: 2, offset: 0 } }],
		},
		all: [
			{
				scene: ({ prospecting }) => {
					const { id: own } = addContact(prospecting, 9, {
						lastName: 'Smith',
						catchAllStatus: 'catch_all_verified',
					});
					prospecting.searches.get(2103)?.fetched.push(own);
				},
				parameters: {
					...fetched,
					returnAll: true,
					filters: {
						search: 'Smith',
						verificationStatus: 'valid',
						catchAllStatus: 'catch_all_verified',
					},
				},
				sends: [
					{
						body: {
							filter_id: 2103,
							limit: 1000,
							offset: 0,
							search: 'Smith',
							verification_status: 'valid',
							catch_all_status: 'catch_all_verified',
						},
					},
				],
				alternately: [0, 1].map((offset) => ({
					body: {
						filter_id: 2103,
						limit: 1000,
						offset,
						search: 'Smith',
						verification_status: 'valid',
						catch_all_status: 'catch_all_verified',
					},
				})),
			},
			{
				// Named contacts take no page.
				parameters: { ...fetched, which: 'selected', contactIds: `={{ ["${id(1)}"] }}` },
				sends: [{ body: { id: [id(1)] } }],
			},
		],
	},
	review: {
		id: 'prospect.reviewContacts',
		required: { parameters: fetched, sends: [{ path: { filter_id: '2103' } }] },
		all: [],
	},
	search: {
		id: 'prospect.searchContacts',
		required: { parameters: { limit: 2 }, sends: [{ body: { limit: 2 } }] },
		all: [
			{
				parameters: { returnAll: true, filters: filtersForm },
				sends: [{ body: { limit: 500, ...filtersSent } }],
			},
			{
				// A page holds 500 at most; the next one is asked for by the cursor of the one before.
				scene: ({ prospecting }) => {
					for (let number = 10; number < 610; number++) addContact(prospecting, number);
				},
				parameters: { limit: 600, filters: { title: 'sales' } },
				sends: [
					{ body: { limit: 500, title: ['sales'] } },
					{ body: { limit: 100, title: ['sales'], scroll_id: 'scroll-2104' } },
				],
			},
		],
	},
};
