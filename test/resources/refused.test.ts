import type { INodeParameters } from 'n8n-workflow';

import { by, byId } from './row';
import { scene } from './scene';

const campaignId = byId(301);
const leadId = byId(5_995_000_001);
const pushAll = { listId: byId(501), which: 'all' };
const update = { campaignId, leadId, email: 'lead1@example.com' };
const byHand = (pair: INodeParameters): INodeParameters => ({
	campaignId,
	mapping: 'manual',
	lead: { mappingMode: 'defineBelow', value: { email: 'new1@example.com' } },
	customFieldValues: { field: [pair] },
});
const outOfOffice = (settings: INodeParameters): INodeParameters => ({
	campaignId,
	updateFields: { outOfOffice: { settings } },
});

/** What is wrong is said of the field that it stands in, and nothing is sent. */
test.each<[operation: string, parameters: INodeParameters, message: string | RegExp]>([
	[
		'lead.pushToList',
		{ ...pushAll, filters: { leadCategoryIds: '={{ [{ id: 1 }] }}' } },
		/'Which Leads' has a 'Categories' that must be text, not an object/,
	],
	[
		'lead.pushToList',
		{ ...pushAll, filters: { segType: '={{ $json.nothing }}' } },
		"'Which Leads' has nothing in 'Gateway Code'",
	],
	['lead.pushToList', { ...pushAll, which: 'every' }, /^'Leads' must be one of all, selected/],
	[
		'lead.update',
		{ ...update, updateFields: { customFields: { field: [{ name: 'a', value: '={{ {} }}' }] } } },
		"'Custom Fields' has a 'Value' of 'a' that must be text, not an object",
	],
	[
		'lead.update',
		{ ...update, updateFields: { customFields: { field: [{ name: '={{ [1] }}', value: 'b' }] } } },
		"'Custom Fields' has a 'Name' that must be text, not a list",
	],
	[
		'lead.addToCampaign',
		byHand({ name: '={{ { a: 1 } }}', value: 'x' }),
		"'Custom Fields' has a 'Name' that must be text, not an object",
	],
	[
		'lead.addToCampaign',
		byHand({ name: 'job', value: '={{ [1] }}' }),
		"The Value of 'job' must be text, not a list or an object",
	],
	[
		'lead.addToCampaign',
		{ campaignId, customFields: 'selected', customFieldColumns: '={{ {} }}' },
		"'Columns' must be text, not an object",
	],
	[
		'lead.addToCampaign',
		{ campaignId, output: '={{ "both" }}' },
		`'Output' must be one of leads, requests, not "both"`,
	],
	[
		'lead.searchInCampaign',
		{ campaignId, filters: { segTypes: '={{ [true] }}' } },
		"'Gateway Codes' must be whole numbers from 0 to 10, not true",
	],
	[
		'lead.searchInCampaign',
		{ campaignId, filters: { leadCategoryIds: '={{ [[1]] }}' } },
		"'Categories' must be names or IDs of categories, or -1, not [1]",
	],
	[
		'lead.searchInCampaign',
		{ campaignId, filters: { leadStatuses: '={{ [] }}' } },
		"'Statuses' is empty",
	],
	[
		'lead.getSequenceDetails',
		{ campaignId: byId(0), leadMapId: by('email', 'lead2@example.com') },
		/^'Campaign' must be a whole number/,
	],
	[
		'lead.exportFromCampaign',
		{ campaignId, output: 'file', binaryPropertyName: '={{ {} }}' },
		"'Put Output File in Field' must be text, not an object",
	],
	['lead.exportFromCampaign', { campaignId, output: '={{ "" }}' }, "'Output' is empty"],
	['lead.getAllInCampaign', { campaignId, simplify: '={{ "no" }}' }, /^'Simplify' must be true or/],
	['emailAccount.getAll', { filters: { username: '={{ "" }}' } }, "'Username' is empty"],
	['campaign.updateStatus', { campaignId, status: '={{ $json.nothing }}' }, "'Status' is empty"],
	['campaign.create', { name: '={{ "  " }}' }, "'Name' is empty"],
	[
		'campaign.updateSettings',
		outOfOffice({ autoReactivateOOO: '={{ "perhaps" }}' }),
		`'Out of Office' has a 'Resume Automatically' that must be true or false, not "perhaps"`,
	],
	[
		'campaign.updateSettings',
		outOfOffice({ reactivateOOOwithDelay: '={{ $json.nothing }}' }),
		"'Out of Office' has a 'Resume After (Days)' that is empty",
	],
	[
		'campaign.updateSettings',
		{ campaignId, options: { removeFromClient: '={{ "yes" }}' } },
		`'Remove From Client' must be true or false, not "yes"`,
	],
	[
		'campaign.updateSettings',
		{ campaignId, updateFields: { bounceAutopauseThreshold: 1.5 } },
		"'Pause at Bounce Rate (%)' must be a whole number, not 1.5",
	],
	[
		'campaign.createSubsequence',
		{ campaignId, options: { conditionEvents: '[{}, 7]' } },
		"'Conditions (JSON)' must be a JSON list of objects, and has 7 at place 2",
	],
	[
		'campaign.updateSchedule',
		{ campaignId, maxNewLeadsPerDay: 20, daysOfTheWeek: '={{ [[1]] }}' },
		"'Days' must be text, not a list",
	],
])('%s: %j', async (name, parameters, message) => {
	const { run, sandbox } = scene();
	const [resource = '', operation = ''] = name.split('.');
	const { error } = await run({ resource, operation }, parameters, [{ email: 'new1@example.com' }]);
	if (typeof message === 'string') expect(error?.message).toBe(message);
	else expect(error?.message).toMatch(message);
	expect(sandbox.log).toEqual([]);
});

test('a switch that an expression gives as text does what it says', async () => {
	const { run, bodies } = scene();
	const where = { resource: 'campaign', operation: 'updateSettings' };
	const options = { removeFromClient: '={{ "true" }}' };
	const { error } = await run(where, { campaignId: byId(302), options });
	expect(error).toBeUndefined();
	expect(bodies('campaign.updateSettings')[0]?.client_id).toBeNull();
});
