import { isObject } from '../../engine/json';
import { InvalidValue } from '../../engine/problem';
import {
	reading,
	requiredValueOf,
	fieldOf,
	type Encoded,
	type Parameters,
} from '../../engine/spec/parameter';
import { shown } from '../../engine/spec/value';
import { namesOf } from '../../fields/names';
import { collection, text, yesOrNo } from '../../fields/plain';

/** The most values that one filter of a search takes (API reference, Search Contacts). */
const mostValues = 2000;

function listed(names: string[]): string[] {
	if (names.length === 0) throw new InvalidValue('is empty');
	if (names.length > mostValues) {
		throw new InvalidValue(`takes at most ${mostValues} at once, not ${names.length}`);
	}
	return names;
}

/** Names that are typed: there are too many of them for a list to choose from. */
const typed = (
	displayName: string,
	name: string,
	placeholder: string,
	description: string,
): Encoded => ({
	field: text(
		displayName,
		name,
		placeholder,
		`${description}. Comma-separated; a value that contains a comma goes in double quotes.`,
	),
	encode: (value) => listed(namesOf(value)),
});

/** Names that are chosen from a short list. SmartLead knows them by name only. */
const chosen = (
	displayName: string,
	name: string,
	method: string,
	description: string,
): Encoded => ({
	field: {
		displayName: `${displayName} Names or IDs`,
		name,
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: method },
		default: [],
		description: `${description}. SmartLead wants the names here. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
	},
	encode(value) {
		const names = listed(namesOf(value));
		const id = names.find((one) => /^\d+$/.test(one));
		if (id === undefined) return names;
		// It would quietly find nobody.
		throw new InvalidValue(`takes names as the list shows them, not the ID ${shown(id)}`);
	},
});

/** Whom a search is to find. The values are names; the operations of Filter Value list those there are. */
export const contactFilters: Parameters = {
	city: typed('Cities', 'city', 'e.g. Munich, Vienna', 'Only contacts in these cities'),
	companyDomain: typed(
		'Company Domains',
		'companyDomain',
		'e.g. example.com',
		'Only contacts at companies with these domains',
	),
	companyDomainExactMatch: yesOrNo(
		'Match Domains Exactly',
		'companyDomainExactMatch',
		'Whether the domain must match exactly, instead of containing the text',
	),
	companyExactMatch: yesOrNo(
		'Match Companies Exactly',
		'companyExactMatch',
		'Whether the company name must match exactly, instead of containing the text',
	),
	companyHeadCount: chosen(
		'Head Count',
		'companyHeadCount',
		'getHeadCounts',
		'Only contacts at companies of these sizes',
	),
	companyIndustry: chosen(
		'Industry',
		'companyIndustry',
		'getIndustries',
		'Only contacts at companies of these industries',
	),
	companyKeyword: typed(
		'Company Keywords',
		'companyKeyword',
		'e.g. logistics',
		'Only contacts at companies with these keywords',
	),
	companyName: typed(
		'Companies',
		'companyName',
		'e.g. Example Corp',
		'Only contacts at these companies',
	),
	companyRevenue: chosen(
		'Revenue',
		'companyRevenue',
		'getRevenueRanges',
		'Only contacts at companies with these revenues',
	),
	companySubIndustry: typed(
		'Sub-Industries',
		'companySubIndustry',
		'e.g. E-Learning',
		'Only contacts at companies of these sub-industries',
	),
	country: typed(
		'Countries',
		'country',
		'e.g. Germany, Austria',
		'Only contacts in these countries',
	),
	department: chosen(
		'Department',
		'department',
		'getDepartments',
		'Only contacts in these departments',
	),
	dontDisplayOwnedContact: yesOrNo(
		'Leave Out Owned Contacts',
		'dontDisplayOwnedContact',
		'Whether to leave out contacts that the account has already bought',
	),
	excludeCompany: typed(
		'Excluded Companies',
		'excludeCompany',
		'e.g. Example Corp',
		'No contacts at these companies',
	),
	excludeCompanyDomain: typed(
		'Excluded Domains',
		'excludeCompanyDomain',
		'e.g. example.com',
		'No contacts at companies with these domains',
	),
	excludeTitle: typed(
		'Excluded Job Titles',
		'excludeTitle',
		'e.g. Intern, Assistant',
		'No contacts with these job titles',
	),
	firstName: typed('First Names', 'firstName', 'e.g. Sam', 'Only contacts with these first names'),
	includeCompany: typed(
		'Required Companies',
		'includeCompany',
		'e.g. Example Corp',
		'Only contacts whose company matches these as well',
	),
	includeCompanyDomain: typed(
		'Required Company Domains',
		'includeCompanyDomain',
		'e.g. example.com',
		'Only contacts whose company domain matches these as well',
	),
	includeTitle: typed(
		'Required Job Titles',
		'includeTitle',
		'e.g. Sales',
		'Only contacts whose job title matches these as well',
	),
	lastName: typed('Last Names', 'lastName', 'e.g. Smith', 'Only contacts with these last names'),
	level: chosen('Level', 'level', 'getLevels', 'Only contacts of these levels of seniority'),
	name: typed('Full Names', 'name', 'e.g. Sam Example', 'Only contacts with these full names'),
	state: typed(
		'States',
		'state',
		'e.g. Bavaria, Texas',
		'Only contacts in these states or regions',
	),
	title: typed(
		'Job Titles',
		'title',
		'e.g. Director of Sales, CEO',
		'Only contacts with these job titles',
	),
	titleExactMatch: yesOrNo(
		'Match Job Titles Exactly',
		'titleExactMatch',
		'Whether the job title must match exactly, instead of containing the text',
	),
};

const filters = collection(
	'Filters',
	'filters',
	'Add Filter',
	Object.values(contactFilters).map(fieldOf),
);

/** The same filters under the same name in saved workflows, for an operation that is no list. */
export const filtersToSave: Parameters = Object.fromEntries(
	Object.entries(contactFilters).map(([parameter, filter]): [string, Encoded] => {
		const { name } = fieldOf(filter);
		return [
			parameter,
			{
				field: filters,
				encode: (added, read) =>
					isObject(added) && Object.hasOwn(added, name)
						? requiredValueOf(
								filter,
								reading(read, (field) => added[field]),
							)
						: undefined,
			},
		];
	}),
);
