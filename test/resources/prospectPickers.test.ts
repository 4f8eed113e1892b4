import { SmartLeadProspect } from '../../nodes/SmartLeadProspect/SmartLeadProspect.node';
import { addSearch } from '../sandbox';
import { namesIn, search, shown } from './picking';
import { scene } from './scene';

const { loadOptions } = new SmartLeadProspect().methods;
type Method = keyof typeof loadOptions;

test.each<[Method, string[]]>([
	['getDepartments', ['Engineering', 'Marketing', 'Sales']],
	['getHeadCounts', ['0 - 25', '25 - 100', '100 - 250']],
	['getIndustries', ['Education', 'Healthcare', 'Technology']],
	['getLevels', ['Entry', 'Senior', 'Manager', 'Director', 'VP', 'C-Level']],
	['getRevenueRanges', ['$0 - 1M', '$1 - 10M', '$10 - 50M']],
])('%s: names, as filters take them, in the order of SmartLead', async (method, names) => {
	const { apiKey } = scene();
	const { list } = await shown(apiKey, {}, async (context) => loadOptions[method].call(context));
	expect(list).toEqual(names.map((name) => ({ name, value: name })));
});

test('all pages of a long list, the numbers as text', async () => {
	const { apiKey, sandbox } = scene();
	sandbox.state.prospecting.industries = Array.from({ length: 130 }, (_, index) => `I ${index}`);
	const { list } = await shown(apiKey, {}, async (context) =>
		loadOptions.getIndustries.call(context),
	);
	expect(list).toHaveLength(130);
	expect(sandbox.log.map(({ query: { offset, limit } }) => [offset, limit])).toEqual([
		['0', '100'],
		['100', '100'],
		['130', '100'],
	]);
});

describe('a list that goes on behind what is loaded', () => {
	const withIndustries = (count: number) => {
		const opened = scene();
		opened.sandbox.state.prospecting.industries = Array.from(
			{ length: count },
			(_, index) => `Industry ${index}`,
		);
		return opened;
	};
	const industries = async (apiKey: string) =>
		await shown(apiKey, {}, async (context) => loadOptions.getIndustries.call(context));

	test.each([501, 1200])('of %d says so at its end, and asks no more', async (count) => {
		const { apiKey, sandbox } = withIndustries(count);
		const { list = [] } = await industries(apiKey);
		expect(list).toHaveLength(501);
		expect(list.at(-1)).toEqual({
			name: '(There are more than these 500: name others in an expression)',
			value: '',
		});
		expect(sandbox.log).toHaveLength(6);
	});

	test.each([499, 500])('of %d does not', async (count) => {
		const { apiKey } = withIndustries(count);
		const { list } = await industries(apiKey);
		expect(list?.map(({ value }) => value)).toEqual(
			Array.from({ length: count }, (_, index) => `Industry ${index}`),
		);
	});

	test.each<[string[], string[] | undefined]>([
		[['', 'Industry 3'], ['Industry 3']],
		[[''], undefined],
	])('to choose what says so adds no name: %j', async (companyIndustry, sent) => {
		const { run, bodies } = withIndustries(501);
		const filters = { companyIndustry };
		const { error } = await run({ resource: 'contact', operation: 'search' }, { filters });
		if (sent === undefined) expect(error?.message).toBe("'Industry Names or IDs' is empty");
		expect(bodies('prospect.searchContacts').map((body) => body.companyIndustry)).toEqual(
			sent === undefined ? [] : [sent],
		);
	});
});

test.each<Method>(['getLevels', 'getRevenueRanges'])(
	'%s says why it cannot load, and never shows as empty',
	async (method) => {
		const { apiKey, answer } = scene();
		answer(`prospect.${method}`, { success: true, message: 'fine' });
		const { list, failed } = await shown(apiKey, {}, async (context) =>
			loadOptions[method].call(context),
		);
		expect(list).toBeUndefined();
		expect(failed?.message).toMatch(/in a form that this node does not know/);
	},
);

test.each([
	['searchIndustries', undefined, ['Education', 'Healthcare', 'Technology']],
	['searchIndustries', 'heal', ['Healthcare']],
	['searchSavedSearches', undefined, ['Heads in Germany']],
	['searchFetchedSearches', 'fetched', ['Fetched heads']],
	['searchSearches', undefined, ['Heads in Germany (saved)', 'Heads of Sales (recent)']],
	['searchSearches', 'sales', ['Heads of Sales (recent)']],
	['searchSearches', '2101', ['Heads in Germany (saved)']],
])('%s finds "%s"', async (name, filter, names) => {
	const { apiKey } = scene();
	const { list, failed } = await shown(apiKey, {}, search(name, filter));
	expect(failed).toBeUndefined();
	expect(namesIn(list)).toEqual(names);
});

test('saved and recent searches go on until both have ended, each search once', async () => {
	const { apiKey, sandbox } = scene();
	const { prospecting } = sandbox.state;
	for (let index = 0; index < 120; index++) addSearch(prospecting, 0, { isSaved: true });
	addSearch(prospecting, 0, { isSaved: true, isRecent: true, searchString: 'Both' });
	const { list } = await shown(apiKey, {}, search('searchSearches'));
	const token = list?.paginationToken as string;
	expect(list?.results).toHaveLength(101);
	expect(namesIn(list).filter((name) => name.startsWith('Both'))).toEqual(['Both (saved)']);
	const next = await shown(apiKey, {}, search('searchSearches', undefined, token));
	expect(next.list?.results).toHaveLength(22);
	expect(next.list?.paginationToken).toBeUndefined();
});
