import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { everyShape, Sandbox, type SandboxOptions, type Shapes } from '../sandbox';
import { toCall } from '../sandbox/doors/call';
import { questions } from './questions';
import type { LiveRequest, Send } from './send';
import { settle, type SettleOptions } from './settle';

const apiKey = 'settle/key+of the tests 0123456789';

interface Play extends Partial<SettleOptions> {
	sandbox?: Sandbox;
	/** Called before each request, counted from 1. */
	before?: (request: number, what: LiveRequest) => void;
}

/** Settles on a sandbox, with no network and no waiting. */
async function play({ sandbox = open(), before, ...options }: Play = {}) {
	const lines: string[] = [];
	let requests = 0;
	const send: Send = async (request) => {
		requests++;
		before?.(requests, request);
		const { method, url, body = '', userAgent = 'check (Mozilla/5.0)' } = request;
		const headers = { 'user-agent': userAgent, 'content-type': 'application/json' };
		const target = url.pathname + url.search;
		const answer = await sandbox.handle(toCall({ method, host: url.host, target, headers, body }));
		return { status: answer.status, headers: answer.headers, text: answer.body };
	};
	const campaigns = [...sandbox.state.campaigns.keys()];
	let time = Date.parse('2026-06-01T09:00:00Z');
	const verdicts = await settle({
		apiKey,
		send,
		sleep: async (ms) => {
			time += ms;
		},
		now: () => time,
		say: (line) => lines.push(line),
		yes: true,
		run: 'r1',
		...options,
	});
	const said = (title: string) => verdicts.find((one) => one.title === title)?.said ?? '';
	const text = lines.join('\n');
	for (const part of [apiKey, encodeURIComponent(apiKey)]) expect(text).not.toContain(part);
	return { verdicts, said, text, requests, sandbox, campaigns };
}

const open = (options: SandboxOptions = {}) => new Sandbox({ keys: [apiKey], ...options });
/** What is left of a run: drafts, leads in them, webhooks. */
const leftIn = ({ state }: Sandbox) =>
	JSON.stringify([...state.campaigns.values(), ...state.webhookStore.webhooks.values()]).match(
		/n8n.check.r1/g,
	);

describe.each(everyShape)('on a sandbox that is %s', (shapes) => {
	test('every question gets a verdict, nobody is emailed, nothing is left', async () => {
		const { verdicts, text, sandbox, campaigns } = await play({ sandbox: open({ shapes }) });
		expect(verdicts.map(({ title }) => title)).toEqual(questions.map(({ title }) => title));
		expect(verdicts.filter(({ settled }) => settled).length).toBeGreaterThan(10);
		expect(text).toContain('Everything that was made is deleted.');
		expect([...sandbox.state.campaigns.keys()]).toEqual(campaigns);
		expect(leftIn(sandbox)).toBeNull();
		const sent = sandbox.log.map(({ id }) => id);
		expect(sent).not.toContain('campaign.updateStatus');
		expect(sent).not.toContain('campaign.addEmailAccounts');
	});
});

test('what people have met is told apart from the reference', async () => {
	const verdicts = async (shapes: Shapes) => {
		const { said } = await play({ sandbox: open({ shapes }) });
		return [said('Leads of other campaigns'), said('Schedule'), said('Sequences')].join('\n');
	};
	const [documented, live] = [await verdicts('documented'), await verdicts('live')];
	expect(documented).toContain('true adds them, false skips them');
	expect(documented).toContain('nested accepted, without max_new_leads_per_day accepted');
	expect(live).toContain('true skips them, false adds them');
	expect(live).toContain('nested refused (400), without max_new_leads_per_day refused (400)');
	expect(live).toContain('2 minutes between emails refused (400), flat accepted');
	expect(live).toContain('a step with one variant is refused (400)');
});

test('the verdicts tell the personalities apart', async () => {
	const title = 'Leads of other campaigns';
	const live = await play({ sandbox: open({ shapes: 'live' }) });
	expect(live.said(title)).toContain('true skips them, false adds them');
	expect(live.said('Schedule')).toContain('without max_new_leads_per_day refused (400)');
	expect(live.said('Default HTTP clients')).toContain('refused (403)');
	const alternate = await play({ sandbox: open({ shapes: 'alternate' }) });
	expect(alternate.said('Schedule')).not.toBe(live.said('Schedule'));
});

test('without --yes it only says what it would do', async () => {
	const { verdicts, requests, text } = await play({ yes: false });
	expect([verdicts, requests]).toEqual([[], 0]);
	expect(text).toMatch(/create +two campaigns/);
	expect(text).toContain('--yes');
});

test('interrupted at any request, it leaves nothing behind', async () => {
	const { requests } = await play();
	for (let at = 1; at <= requests; at++) {
		const stop = new AbortController();
		const before = (request: number) => {
			if (request === at) stop.abort();
		};
		const { sandbox, text } = await play({ signal: stop.signal, before });
		expect([at, leftIn(sandbox)]).toEqual([at, null]);
		expect(text).toContain('Everything that was made is deleted.');
	}
});

test('a lost answer at any request ends no question but its own, and leaves nothing', async () => {
	const { requests, verdicts } = await play();
	for (let at = 3; at <= requests; at++) {
		const { sandbox, ...run } = await play({
			before: (request) => {
				if (request === at) throw new Error('socket hang up');
			},
		});
		expect([at, run.verdicts.length]).toEqual([at, verdicts.length]);
		expect([at, leftIn(sandbox)]).toEqual([at, null]);
	}
});

test('a draft whose answer was lost is found by its name and deleted', async () => {
	const sandbox = open();
	let lost = false;
	const run = play({
		sandbox,
		before: (_, { url }) => {
			if (lost || !url.pathname.endsWith('/campaigns/create')) return;
			lost = true;
			void sandbox.handle(
				toCall({
					...{ method: 'POST', host: url.host, target: url.pathname + url.search },
					headers: { 'user-agent': 'check (Mozilla/5.0)', 'content-type': 'application/json' },
					body: JSON.stringify({ name: 'n8n check r1 A' }),
				}),
			);
			throw new Error('socket hang up');
		},
	});
	await expect(run).rejects.toThrow('socket hang up');
	expect(leftIn(sandbox)).toBeNull();
});

test('what cannot be deleted is named', async () => {
	const sandbox = open();
	const body = JSON.stringify({ error: { message: 'Cannot delete active campaign' } });
	const answer = { status: 400, headers: {}, body };
	sandbox.misbehave({ id: 'campaign.delete', answer });
	const { text } = await play({ sandbox });
	expect(text).toMatch(/Not deleted, please do it in SmartLead: n8n check r1 A \(\d+\): Cannot/);
});

test('the page of open questions has a row for each', () => {
	const page = readFileSync(join(__dirname, '../../docs/open-questions.md'), 'utf8');
	for (const { title } of questions) expect(page).toContain(`| **${title}** `);
	const settled = page.match(/\| `--settle` \|/g) ?? [];
	expect(settled).toHaveLength(questions.length);
});
