import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { inFakeTime } from '../engine/hurry';
import { by, byId, type Case } from './row';
import { rows } from './rows';
import { scene, type Scene } from './scene';
import { everySpec, type Named } from './specs';

/*
 * Rows that an operation makes itself have the same columns, whatever became of each item: a sheet
 * takes those of the first row for all, and n8n's table shows in red what others lack.
 */

inFakeTime();

const keysOf = (json: IDataObject[]): string[][] => [
	...new Map(
		json.map((row): [string, string[]] => {
			const keys = Object.keys(row).sort();
			return [keys.join(), keys];
		}),
	).values(),
];

const own = everySpec.filter(
	({ operation }) => operation.batch ?? operation.rows ?? operation.custom,
);

const caseOf = ({ name }: Named): Case[] => {
	const [resource = '', operation = ''] = name.split('.');
	const row = rows[resource]?.[operation];
	return row ? [row.required, ...row.all] : [];
};

test.each(own.map((spec): [string, Named] => [spec.name, spec]))('%s', async (name, spec) => {
	const [resource = '', operation = ''] = name.split('.');
	for (const one of caseOf(spec)) {
		const { run, sandbox } = scene({ shapes: 'live' });
		one.scene?.(sandbox.state);
		const { json, error } = await run({ resource, operation }, one.parameters, one.items);
		if (!error) expect(keysOf(json).length).toBeLessThanOrEqual(1);
	}
});

const goesOn = { node: { onError: 'continueRegularOutput' as const } };
const mixed = [
	{ email: 'new1@example.com', campaign: 301 },
	{ email: 'NEW1@example.com', campaign: 301 },
	{ email: 'no address', campaign: 301 },
	{ email: '', campaign: 301 },
	{ email: 'lead1@example.com', campaign: 301 },
	{ email: 'blocked@blocked.example.com', campaign: 301 },
	{ email: 'new2@example.com', campaign: 301 },
];

interface Outcome {
	name: string;
	parameters: INodeParameters;
	items?: IDataObject[];
	prepare?: (opened: Scene) => void;
	columns: string[];
}

const lead = ['email', 'leadId', 'reason', 'status'];
const person = [
	'companyDomain',
	'email',
	'firstName',
	'lastName',
	'reason',
	'status',
	'verification_status',
];
const people = ['Nathan', 'Nathan', 'Nobody', 'Ada'].map((first) => ({ first }));
const adding = { campaignId: byId(301), leadsInOtherCampaigns: 'skip' };
const finding = {
	firstName: '={{ $json.first }}',
	lastName: 'Smith',
	companyDomain: 'example.com',
};
const launching = {
	name: 'Spring',
	maxNewLeadsPerDay: 20,
	emailAccountIds: byId(101),
	steps: { step: [{ subject: 'Hello', emailBody: 'Hello', delayInDays: '' }] },
	leadsInOtherCampaigns: 'skip',
};
const refusing =
	(id: string, status: number) =>
	({ answer }: Scene) =>
		answer(id, { error: 'Refused' }, { status });
const losing =
	(id: string) =>
	({ sandbox }: Scene) =>
		sandbox.misbehave({ id, times: Infinity, answer: { status: 502 } });

const outcomes: Array<[string, Outcome]> = [
	...(
		[
			['added, twice, malformed, missing, known, blocked', undefined],
			['with one request refused', refusing('campaignLead.add', 400)],
			['with an answer lost', losing('campaignLead.add')],
			[
				'with the IDs of some',
				({ answer }: Scene) =>
					answer('campaignLead.add', {
						ok: true,
						upload_count: 3,
						total_leads: 2,
						already_added_to_campaign: 1,
						emailToLeadIdMap: {
							newlyAddedLeads: { 'new1@example.com': '11' },
							existingLeads: { 'lead1@example.com': 12 },
							existingLeadsInOtherCampaigns: {},
						},
					}),
			],
		] as Array<[string, Outcome['prepare']]>
	).flatMap(
		([what, prepare]): Array<[string, Outcome]> => [
			[
				`Add to Campaign: ${what}`,
				{ name: 'lead.addToCampaign', parameters: adding, items: mixed, prepare, columns: lead },
			],
			[
				`Create or Update: ${what}`,
				{ name: 'lead.createOrUpdate', parameters: adding, items: mixed, prepare, columns: lead },
			],
		],
	),
	[
		'Launch',
		{
			name: 'campaign.launch',
			parameters: launching,
			items: mixed,
			columns: ['campaignId', 'campaignName', ...lead],
		},
	],
	[
		'Find Emails: found, twice and not found',
		{ name: 'contact.findEmails', parameters: finding, items: people, columns: person },
	],
	[
		'Find Emails: an answer that names nobody',
		{
			name: 'contact.findEmails',
			parameters: finding,
			items: people,
			prepare: ({ answer }) => answer('prospect.findEmails', { success: true, data: [] }),
			columns: person,
		},
	],
	[
		'Find Emails: refused',
		{
			name: 'contact.findEmails',
			parameters: finding,
			items: people,
			prepare: refusing('prospect.findEmails', 422),
			columns: person,
		},
	],
	[
		'Check: a sound campaign and one with findings',
		{
			name: 'campaign.check',
			parameters: { campaignId: by('id', '={{ $json.id }}') },
			items: [{ id: 301 }, { id: 302 }],
			columns: [
				'campaignId',
				'campaignName',
				'code',
				'count',
				'emailAccounts',
				'errors',
				'examples',
				'leads',
				'message',
				'newLeadsPerDay',
				'notices',
				'ok',
				'sendingDays',
				'severity',
				'steps',
				'warnings',
			],
		},
	],
];

describe('whatever becomes of the items', () => {
	test.each(outcomes)('%s', async (_, { name, parameters, items, prepare, columns }) => {
		const opened = scene();
		prepare?.(opened);
		const [resource = '', operation = ''] = name.split('.');
		const { json } = await opened.run({ resource, operation }, parameters, items, goesOn);
		expect(json.length).toBeGreaterThan(1);
		// What failed altogether is an error item of n8n's own. An id that SmartLead tells of nobody is no column.
		const own = json.filter(({ error }) => error === undefined);
		const isTold = (column: string) =>
			column !== 'leadId' || own.some((row) => typeof row.leadId === 'number');
		expect(keysOf(own)).toEqual(own.length > 0 ? [columns.filter(isTold)] : []);
	});
});
