import { parseArgs } from 'node:util';

import { shapesCalled, type Shapes } from '../sandbox';
import { ensureInstalled } from './install';
import { openEditorFolder, startEditor } from './editor';
import { runExamples } from './headless';
import { stopEverything } from './processes';
import { takeKey } from './smartlead';

const usage = `npm start                   n8n with the SmartLead nodes, on this machine
npm start -- --port 5680    on another port than 5678
npm run dev                 the same, and what you change in the nodes is loaded as you save it
npm start -- --run          executes the examples that need no event, without an editor, and ends
npm start -- --run --yes    the same when SMARTLEAD_API_KEY is set
npm start -- --answers X    the stand-in answers as documented, alternate or, unless told otherwise,
                            live: as people have met the real SmartLead

With SMARTLEAD_API_KEY set, the real SmartLead is used instead of its stand-in.`;

interface Wishes {
	port: number;
	run: boolean;
	yes: boolean;
	watch: boolean;
	shapes: Shapes;
	help: boolean;
}

function readWishes(): Wishes {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '5678' },
			run: { type: 'boolean', default: false },
			yes: { type: 'boolean', default: false },
			watch: { type: 'boolean', default: false },
			answers: { type: 'string', default: 'live' },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	const port = Number(values.port);
	if (!Number.isInteger(port) || port < 1 || port > 65_535) {
		throw new Error(`--port takes a number between 1 and 65535, not "${values.port}".`);
	}
	const { run, yes, watch, help, answers } = values;
	return { port, run, yes, watch, help, shapes: shapesCalled(answers) };
}

function say(line: string): void {
	console.log(line);
}

let stoppingSince = 0;

/**
 * Ends the processes once, however often the signal comes: npm and tsx both pass it on. What waits
 * for those processes then unwinds by itself.
 */
function stopOnSignal(): void {
	const stop = () => {
		if (stoppingSince > 0) {
			// Somebody who asks again after a while means it.
			if (Date.now() - stoppingSince > 2_000) process.exit(1);
			return;
		}
		stoppingSince = Date.now();
		say('\nStopping …');
		void stopEverything();
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);

	// A signal sent to npm alone ends npm and the shell below it, but never reaches us: all that is
	// seen of it is a new parent.
	const parent = process.ppid;
	setInterval(() => {
		if (process.ppid !== parent && stoppingSince === 0) stop();
	}, 500).unref();
}

async function work(wishes: Wishes, apiKey: string | undefined): Promise<number> {
	const { port, run, watch, shapes } = wishes;
	if (run) {
		await ensureInstalled(say);
		return (await runExamples({ apiKey, shapes, report: say })) ? 0 : 1;
	}

	const folder = await openEditorFolder(port, apiKey);
	await ensureInstalled(say);
	const editor = await startEditor({ port, apiKey, folder, shapes, watch, report: say });
	const code = await editor.server.exited;
	await editor.stop();
	throw new Error(`n8n ended by itself (${code}). Its log: ${editor.server.logFile}`);
}

async function main(): Promise<number> {
	try {
		const apiKey = takeKey();
		const wishes = readWishes();
		if (wishes.help) {
			say(usage);
			return 0;
		}
		if (wishes.run && apiKey !== undefined && !wishes.yes) {
			throw new Error(
				'SMARTLEAD_API_KEY is set: the examples would create two campaigns in that account and start ' +
					'one, which can send email, and have failed webhook events sent again. Nothing was done. To do it all the same: ' +
					'npm start -- --run --yes. To use the stand-in, unset SMARTLEAD_API_KEY.',
			);
		}
		stopOnSignal();
		return await work(wishes, apiKey);
	} catch (error) {
		// What breaks because we are stopping is no news.
		if (stoppingSince > 0) return 0;
		console.error(`\n${error instanceof Error ? error.message : String(error)}`);
		return 1;
	} finally {
		await stopEverything();
	}
}

void main().then((code) => process.exit(code));
