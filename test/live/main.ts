import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { takeKey } from '../n8n/smartlead';
import { checkAll, linesFor, summary } from './check';
import { KeyRefused } from './client';
import { asked, leftOut } from './operations';
import { sender } from './send';
import { settle } from './settle';

const usage = `SMARTLEAD_API_KEY=… npm run check:live
    asks the real SmartLead each of the ${asked.length} operations that only read and cost nothing, 30 a
    minute, and prints where the answers differ from the documented ones: names and types, no values

  -- --settle                    settles docs/open-questions.md instead: says first what it makes and
                                 deletes, and wants --yes
  -- --only campaign             operations whose id begins so, and what they need
  -- --proxy http://127.0.0.1:8089   through a proxy: that of \`npm run sandbox\`, say, with
                                 NODE_EXTRA_CA_CERTS for its certificate (HTTPS_PROXY does the same)
  -- --per-minute 60             another pace`;

/** `npm run check:live`. Never in CI: it is a person who decides to use a real key. */
export async function checkLive(
	args: string[],
	say: (line: string) => void,
	signal?: AbortSignal,
): Promise<number> {
	const { values } = parseArgs({
		args,
		options: {
			only: { type: 'string' },
			proxy: { type: 'string' },
			'per-minute': { type: 'string', default: '30' },
			settle: { type: 'boolean', default: false },
			yes: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	const inCi = process.env.CI;
	const apiKey = takeKey();
	if (values.help) {
		say(usage);
		return 0;
	}
	if (inCi !== undefined && inCi !== '' && inCi !== 'false') {
		say('This asks a real SmartLead account and does not run in CI.');
		return 2;
	}
	if (apiKey === undefined) {
		say(`There is no API key. Set it for this one command:\n\n${usage}`);
		return 2;
	}
	const perMinute = Number(values['per-minute']);
	if (!(perMinute > 0)) {
		say('--per-minute wants a number above 0.');
		return 2;
	}
	const client = {
		apiKey,
		send: sender({ proxy: values.proxy ?? process.env.HTTPS_PROXY }),
		sleep: async (ms: number) => await sleep(ms),
		perMinute,
	};
	try {
		if (values.settle) {
			const verdicts = await settle({ ...client, say, yes: values.yes, signal });
			return !values.yes || verdicts.some(({ settled }) => settled) ? 0 : 1;
		}
		const results = await checkAll({
			...client,
			done: (checked) => linesFor(checked).forEach((line) => say(line)),
			only: values.only,
		});
		for (const [id, why] of Object.entries(leftOut)) say(`–   ${id.padEnd(44)} left out: ${why}`);
		say(summary(results));
		return results.some(({ how }) => how === 'refused' || how === 'lost') ? 1 : 0;
	} catch (error) {
		if (!(error instanceof KeyRefused)) throw error;
		say('SmartLead refused the key. Copy it again from Settings > API.');
		return 1;
	}
}

if (require.main === module) {
	const stop = new AbortController();
	// Ctrl+C ends the questions; what was made is removed first.
	process.on('SIGINT', () => stop.abort());
	process.on('SIGTERM', () => stop.abort());
	checkLive(process.argv.slice(2), (line) => console.log(line), stop.signal).then(
		(code) => process.exit(code),
		(error: unknown) => {
			console.error(error instanceof Error ? error.message : error);
			process.exit(1);
		},
	);
}
