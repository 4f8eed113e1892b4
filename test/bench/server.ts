import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { addLeadsToCampaign, openProxyDoor, Sandbox, type ApiCall } from '../sandbox';
import { answerParent } from './child';
import type { Opened, Setting, Witness } from './tasks';

const key = 'sandbox-key';
const warmUpKey = 'warm-up-key';

/** For its certificate. */
const folder = mkdtempSync(join(tmpdir(), 'smartlead-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** A sandbox that also measures itself. */
class TimedSandbox extends Sandbox {
	servedMs = 0;

	override async handle(call: ApiCall) {
		const started = performance.now();
		const answer = await super.handle(call);
		if (call.query.api_key === key) this.servedMs += performance.now() - started;
		return answer;
	}
}

let sandbox: TimedSandbox | undefined;
let door: { close(): Promise<void> } | undefined;

async function open({ windows, announced, latencyMs, leads }: Setting): Promise<Opened> {
	await door?.close();
	sandbox = new TimedSandbox({
		keys: [key, warmUpKey],
		latencyMs,
		limits: { windows, headers: announced, retryAfter: announced ? 'both' : 'none' },
	});
	// The leads of the seed would make odd numbers of it.
	sandbox.state.campaignLeads.clear();
	sandbox.state.leads.clear();
	const firstLead = sandbox.state.nextIds.lead;
	addLeadsToCampaign(sandbox.state, Date.now(), 301, leads);
	const opened = await openProxyDoor(sandbox, { folder });
	door = opened;
	return { url: opened.url, caFile: opened.caFile, key, warmUpKey, firstLead };
}

/** Counts the leads that were written from the accepted requests, whatever the nodes say of them. */
function witness(): Witness {
	if (!sandbox) throw new Error('No sandbox is open');
	const measured = sandbox.log.filter(({ query }) => query.api_key === key);
	const accepted = measured.filter(({ answer }) => answer.status < 300);
	const times = new Map<unknown, number>();
	for (const { id, path, json } of accepted) {
		const added = (json as { lead_list?: Array<{ email: string }> } | undefined)?.lead_list;
		const leads =
			id === 'campaignLead.add' ? (added ?? []).map(({ email }) => email) : [path.split('/')[6]];
		for (const lead of leads) times.set(lead, (times.get(lead) ?? 0) + 1);
	}
	const all = [...times.values()].reduce((sum, count) => sum + count, 0);
	return {
		requests: measured.length,
		refused: measured.filter(({ answer }) => answer.status === 429).length,
		written: times.size,
		doubled: all - times.size,
		servedMs: sandbox.servedMs,
	};
}

answerParent(async (question: Setting | 'witness') =>
	question === 'witness' ? witness() : await open(question),
);
