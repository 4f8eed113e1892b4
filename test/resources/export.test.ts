import { byId } from './row';
import { everyShape, scene } from './scene';

const where = { resource: 'lead', operation: 'exportFromCampaign' };
const id = 'campaignLead.export';
const campaign = { campaignId: byId(301) };
const csv = (body: string) => ({ body, headers: { 'Content-Type': 'text/csv' } });

test.each(everyShape)('one item per lead, columns as %s', async (shapes) => {
	const { run } = scene({ shapes });
	const { json, items } = await run(where, campaign);
	expect(json.map(({ email }) => email)).toEqual([
		'lead1@example.com',
		'lead2@example.com',
		'lead3@example.com',
	]);
	expect(json[0]?.company_name).toBe('Example "Quoted" Co, Ltd');
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(Array(3).fill({ item: 0 }));
});

test('line breaks, quotes and JSON in a cell survive', async () => {
	const { run } = scene();
	const { json } = await run(where, campaign);
	expect(json[0]).toMatchObject({
		location: 'Suite 4\nExample Town',
		custom_fields: { job_title: 'Engineer', note: 'likes "quotes", and commas' },
	});
});

test('a file, byte for byte, with a name', async () => {
	const { run, sandbox } = scene();
	const { items } = await run(where, { ...campaign, output: 'file', binaryPropertyName: 'leads' });
	const [item] = items;
	expect(item?.json).toEqual({ campaign_id: 301, fileName: 'campaign-301-leads.csv' });
	const { data = '', mimeType, fileName } = item?.binary?.leads ?? {};
	expect([mimeType, fileName]).toEqual(['text/csv', 'campaign-301-leads.csv']);
	const text = Buffer.from(data, 'base64').toString();
	const sent = sandbox.calls(id)[0]?.answer.body ?? 'nothing';
	expect(text.replace(/^\uFEFF/, '')).toBe(sent.replace(/^\uFEFF/, ''));
	expect(item?.pairedItem).toEqual({ item: 0 });
});

test('a campaign without leads gives no item, and that is no error', async () => {
	const { run } = scene();
	const { json, error } = await run(where, { campaignId: byId(302) });
	expect([json, error]).toEqual([[], undefined]);
});

test.each([
	['', 'SmartLead found nothing under what you gave'],
	['\n', 'SmartLead found nothing under what you gave'],
	['Export is being prepared', 'SmartLead answered in a form that this node does not know'],
	...[
		'success',
		'No such campaign, try again later',
		'The email export is not ready yet, try again later',
		'<html><body>Busy: write an email</body></html>',
		'{"error":"No email"}',
		'id,name\n1,Example',
		'id;email\n1;lead1@example.com',
		'id,email\r1,lead1@example.com',
	].map((body) => [body, 'SmartLead answered in a form that this node does not know']),
])('what is no export is not shown as one without leads: %j', async (body, message) => {
	for (const output of ['items', 'file']) {
		const { run, answer } = scene();
		answer(id, null, csv(body));
		expect(await run(where, { ...campaign, output })).toMatchObject({
			items: [],
			error: { message },
		});
	}
});

test('quoted line ends of Windows', async () => {
	const { run, answer } = scene();
	answer(id, null, csv('email,note\r\na@example.com,"one\r\ntwo"\r\n'));
	const { json } = await run(where, campaign);
	expect(json).toEqual([{ email: 'a@example.com', note: 'one\r\ntwo' }]);
});

test('rows as JSON are rows too; an object is neither', async () => {
	const first = scene();
	first.answer(id, [{ email: 'a@example.com' }]);
	expect((await first.run(where, campaign)).json).toEqual([{ email: 'a@example.com' }]);
	const second = scene();
	second.answer(id, { status: 'being made' });
	const unknown = { message: 'SmartLead answered in a form that this node does not know' };
	expect(await second.run(where, campaign)).toMatchObject({ json: [], error: unknown });
	const third = scene();
	third.answer(id, [{ email: 'a@example.com' }]);
	const file = await third.run(where, { ...campaign, output: 'file' });
	expect(file).toMatchObject({ items: [], error: unknown });
});
