import { KeyRefused, LiveClient, type ClientOptions } from './client';
import { Drafts, Interrupted } from './drafts';
import { questions, Unsettled } from './questions';

export interface Verdict {
	title: string;
	settled: boolean;
	/** What SmartLead does, or why that is not known. Names nobody. */
	said: string;
}

export interface SettleOptions extends ClientOptions {
	say(line: string): void;
	/** Without it nothing is sent: what would be made is only said. */
	yes: boolean;
	/** Tells this run from every other. */
	run?: string;
	signal?: AbortSignal;
}

/** What a run makes and takes away again, before it does. */
export const announcement = [
	'This asks your SmartLead account what two sources of its documentation disagree on. It will',
	'',
	'  create  two campaigns, "n8n check …", drafts without email accounts: nobody is emailed',
	'  add     four leads with addresses of example.com to them, a schedule, two steps, two webhooks',
	'          that point to example.com',
	'  delete  all of it at the end, also after Ctrl+C',
	'',
	'SmartLead may keep the four addresses among the leads of the account.',
];

/** A verdict is made of words of ours, names of keys, counts and statuses. */
const whole = { length: 600, digits: 5 };

/** Settles what can be settled. Removes what it made, whatever happens. */
export async function settle(options: SettleOptions): Promise<Verdict[]> {
	const { say, yes, signal, run = Date.now().toString(36) } = options;
	announcement.forEach((line) => say(line));
	if (!yes) {
		say('Nothing was sent. Add --yes to go on.');
		return [];
	}
	const client = new LiveClient(options);
	const drafts = new Drafts(client, run, signal);
	const verdicts: Verdict[] = [];
	const note = (verdict: Verdict) => {
		verdicts.push(verdict);
		say(`${verdict.settled ? '✓' : '?'}  ${verdict.title}: ${verdict.said}`);
	};
	try {
		const [a, b] = await drafts.create();
		for (const { title, settle: observe } of questions) {
			try {
				note({ title, settled: true, said: client.redacted(await observe(drafts, a, b), whole) });
			} catch (error) {
				if (error instanceof Interrupted || error instanceof KeyRefused) throw error;
				const said = error instanceof Error ? error.message : String(error);
				const how = error instanceof Unsettled ? 'not settled' : 'no answer';
				note({ title, settled: false, said: client.redacted(`${how}: ${said}`) });
			}
		}
	} catch (error) {
		if (!(error instanceof Interrupted)) throw error;
		say('Interrupted.');
	} finally {
		await removeAll(drafts, client, say);
	}
	return verdicts;
}

async function removeAll(drafts: Drafts, client: LiveClient, say: (line: string) => void) {
	const names = drafts.names.map((name) => `"${name}"`).join(' and ');
	try {
		const left = await drafts.remove();
		if (left.length === 0) say('Everything that was made is deleted.');
		for (const one of left) say(`Not deleted, please do it in SmartLead: ${one}`);
	} catch (error) {
		const said = client.redacted(error instanceof Error ? error.message : String(error));
		say(`What was made could not be deleted (${said}). Delete ${names} in SmartLead.`);
	}
}
