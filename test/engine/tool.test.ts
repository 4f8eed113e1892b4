import { forTool, shownToTool } from '../../nodes/engine/tool';
import { byId, calls, stage } from './stage';

const { run, sandbox, key, passed } = stage();
const tool = true;

describe('what a row looks like to an AI agent', () => {
	it.each([
		['tags', '<p>Hello <b>you</b></p><p>Bye</p>', 'Hello you\nBye'],
		['line breaks', 'a<br>b<br/>c', 'a\nb\nc'],
		['style and script', '<style>p{}</style><script>x()</script><p>text</p>', 'text'],
		['a comment', '<p>a</p><!-- hidden <b>order</b> --><p>b</p>', 'a\nb'],
		['entities, once', '<p>&lt;b&gt; &amp;lt; &quot;x&quot;&nbsp;y</p>', '<b> &lt; "x" y'],
		['text without tags', '1 < 2 and 3 > 2\n  x', '1 < 2 and 3 > 2\n  x'],
	])('HTML is text: %s', (_, html, text) => {
		expect(forTool({ a: html, deep: [{ b: html }] })).toEqual({ a: text, deep: [{ b: text }] });
	});

	it('long texts are cut, with a mark that says how long they were', () => {
		const { body, short } = forTool({ body: 'x'.repeat(9000), short: 'y'.repeat(shownToTool) });
		expect(shownToTool).toBe(2000);
		expect(body).toBe(`${'x'.repeat(2000)}… (cut here; 9000 characters in all)`);
		expect(short).toHaveLength(2000);
	});

	it('everything else stays', () => {
		const row = { n: 1, no: false, none: null, list: [1, 'a'] };
		expect(forTool(row)).toEqual(row);
	});
});

describe('an AI agent', () => {
	it('gets HTML as text, cut', async () => {
		const body = JSON.stringify({ id: 1, name: `<p>${'word '.repeat(1000)}</p>` });
		sandbox.misbehave({ answer: { body } });
		const { json } = await run(calls.get, { tool });
		expect(json[0].name).toMatch(/^word word .*… \(cut here; \d+ characters in all\)$/);
		expect(String(json[0].name).length).toBeLessThan(2100);
	});

	it('gets the simplified form, whatever the node is set to', async () => {
		const { json } = await run({ ...calls.get, simplify: false }, { tool });
		expect(json[0]).toHaveProperty('name');
		expect(json[0]).not.toHaveProperty('scheduler_cron_value');
		const all = await run({ ...calls.get, simplify: false });
		expect(Object.keys(all.json[0]).length).toBeGreaterThan(Object.keys(json[0]).length);
	});

	it('may not ask for everything', async () => {
		const { error } = await run(calls.leads, { tool });
		expect(error?.message).toBe("'Return All' is not available when an AI agent runs the node");
		expect(sandbox.log).toHaveLength(0);
		const limited = await run({ ...calls.leads, returnAll: false, limit: 2 }, { tool });
		expect(limited.json).toHaveLength(2);
		expect((await run(calls.leads)).json).toHaveLength(3);
	});

	it('may not have leads made of whatever comes in', async () => {
		const items = [{ email: 'person@example.com' }];
		const { error } = await run(calls.addLeads, { items, tool });
		expect(error?.message).toMatch(/'Lead Fields' must be 'Map Each Field Below'/);
		expect(sandbox.log).toHaveLength(0);
		const manual = {
			...calls.addLeads,
			mapping: 'manual',
			lead: { mappingMode: 'defineBelow', value: { email: 'person@example.com' } },
		};
		expect((await run(manual, { items, tool })).json).toMatchObject([{ status: 'added' }]);
	});

	it('waits for 20 seconds at most, whatever Max Wait says', async () => {
		const answer = { status: 429, headers: { 'Retry-After': '15' }, body: '{}' };
		sandbox.misbehave({ times: Infinity, answer });
		const parameters = { ...calls.get, options: { maxWait: 10 } };
		const { error } = await run(parameters, { tool });
		expect(error?.message).toBe("SmartLead's rate limit was not lifted within 20 seconds");
		expect(passed()).toBeLessThanOrEqual(20_000);
		expect(sandbox.log).toHaveLength(2);
	});

	it('gets no secret and no key', async () => {
		const apiKey = key();
		const body = JSON.stringify({ id: 1, name: `<b>${apiKey}</b>`, smtp_password: 'hidden' });
		sandbox.misbehave({ answer: { body } });
		const { json } = await run(
			{ ...calls.get, campaignId: byId(1) },
			{ tool, credentials: { apiKey } },
		);
		expect(json).toEqual([{ id: 1, name: '***' }]);
	});
});
