import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { by, byId } from './row';
import { scene } from './scene';

/* Who gets the answer: the imported address is often info@, and somebody else has answered. */

const ours = 'sender@example.com';
const lead = 'info@example.org';
const colleague = 'colleague@example.org';

let day = 0;
const email = (type: string, from: unknown, to: unknown, more: IDataObject = {}): IDataObject => ({
	type,
	from: from as string,
	to: to as string,
	stats_id: `s-${++day}`,
	message_id: `<${day}@mail.example.com>`,
	time: new Date(Date.UTC(2026, 0, day)).toISOString(),
	...more,
});
const sent = () => email('SENT', ours, lead);

async function replied(history: unknown, parameters: INodeParameters = {}) {
	const opened = scene({ shapes: 'alternate' });
	opened.answer('campaignLead.getMessageHistory', history);
	opened.answer('inbox.reply', { ok: true, data: 'success' });
	const { error } = await opened.run(
		{ resource: 'inbox', operation: 'reply' },
		{ campaignId: byId(301), leadId: byId(1), emailBody: 'Thank you', ...parameters },
	);
	const [body] = opened.bodies('inbox.reply') as IDataObject[];
	return { error, body, ids: opened.sandbox.log.map(({ id }) => id) };
}

test.each<[string, unknown, string | undefined]>([
	['the lead', [sent(), email('REPLY', lead, ours)], lead],
	['a colleague of the lead', [sent(), email('REPLY', colleague, ours)], colleague],
	['a colleague, with a name', [sent(), email('REPLY', `Kim <${colleague}>`, ours)], colleague],
	['a reply that names the email account first', [sent(), email('REPLY', ours, lead)], lead],
	[
		'the last of several',
		[sent(), email('REPLY', lead, ours), email('REPLY', colleague, ours)],
		colleague,
	],
	[
		'the last by its time, wherever it stands',
		[
			email('REPLY', colleague, ours, { time: '2026-03-01T00:00:00Z' }),
			sent(),
			email('REPLY', lead, ours),
		],
		colleague,
	],
	['a reply that was answered since', [sent(), email('REPLY', colleague, ours), sent()], colleague],
	['nobody so far', [sent()], undefined],
	[
		'a reply that does not say who wrote it',
		[sent(), email('REPLY', undefined, undefined)],
		undefined,
	],
	[
		'directions instead of types',
		[
			email('', ours, lead, { direction: 'outbound' }),
			email('', colleague, ours, { direction: 'inbound' }),
		],
		colleague,
	],
])('Who Replied Last: %s', async (_, history, wanted) => {
	const { error, body, ids } = await replied({ history, from: ours, to: lead });
	expect(error).toBeUndefined();
	expect(body?.to_email).toBe(wanted);
	// The conversation is asked for once, for the email and for its author.
	expect(ids).toEqual(['campaignLead.getMessageHistory', 'inbox.reply']);
});

test('the email account is known by what it sent, where nothing stands around the list', async () => {
	const { body } = await replied([sent(), email('REPLY', ours, colleague)]);
	expect(body?.to_email).toBe(colleague);
});

test.each<[string, INodeParameters, string | undefined]>([
	["The Lead's Own Address", { to: 'lead' }, undefined],
	['An Address', { to: 'address', toEmail: 'other@example.com' }, 'other@example.com'],
])('%s', async (_, parameters, wanted) => {
	const history = { history: [sent(), email('REPLY', colleague, ours)], from: ours, to: lead };
	const { error, body } = await replied(history, parameters);
	expect(error).toBeUndefined();
	expect(body?.to_email).toBe(wanted);
});

describe('with the ID of an email, nobody can be asked who wrote', () => {
	const byIds = { which: 'id', statsId: 's-1' };

	test.each<[string, INodeParameters, string | undefined]>([
		["the lead's own address", {}, undefined],
		['an address', { toById: 'address', toEmailById: colleague }, colleague],
	])('%s', async (_, parameters, wanted) => {
		const { error, body, ids } = await replied({}, { ...byIds, ...parameters });
		expect(error).toBeUndefined();
		expect(body?.to_email).toBe(wanted);
		expect(ids).toEqual(['inbox.reply']);
	});

	test.each(['={{ "" }}', 'Kim', '={{ $json.none }}'])(
		'an address that is none: %j',
		async (toEmailById) => {
			const { error, ids } = await replied({}, {
				...byIds,
				toById: 'address',
				toEmailById,
			} as INodeParameters);
			expect(error?.message).toMatch(/^'To Email' (is empty|must be an email address)/);
			expect(ids).toEqual([]);
		},
	);
});

test('a lead by its address is looked up first', async () => {
	const history = { history: [sent(), email('REPLY', colleague, ours)], from: ours, to: lead };
	const { body, ids } = await replied(history, { leadId: by('email', 'lead2@example.com') });
	expect(body?.to_email).toBe(colleague);
	expect(ids).toHaveLength(3);
});
