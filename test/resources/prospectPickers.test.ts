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
