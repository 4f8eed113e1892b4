import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { everyShape, keepSending, openProxyDoor, Sandbox, shapesCalled } from '../index';
import type { ApiAnswer, ApiCall, ProxyDoor, Shapes } from '../index';

/** The key that the started sandbox accepts. */
const key = 'sandbox-key';

/** One line about a call, without the key wherever it stood. */
function lineFor(call: ApiCall, answer: ApiAnswer): string {
	const query = Object.entries(call.query).flatMap(([name, value]) =>
		[value].flat().map((text) => `${name}=${name === 'api_key' ? '***' : text}`),
	);
	const address = `${call.host}${call.path}${query.length > 0 ? '?' : ''}${query.join('&')}`;
	const line = `${call.method} ${address} → ${answer.fault ?? answer.status}`;
	return line.split(key).join('***');
}

/** The sandbox, with one line for each call. */
class TalkingSandbox extends Sandbox {
	constructor(
		private readonly print: (line: string) => void,
		{ deliverTo, shapes }: Wishes,
	) {
		super({ shapes, webhooks: { deliverTo } });
	}

	override async handle(call: ApiCall): Promise<ApiAnswer> {
		const answer = await super.handle(call);
		this.print(lineFor(call, answer));
		return answer;
	}
}

interface Wishes {
	port: number;
	deliverTo: string | undefined;
	shapes: Shapes;
}

function readWishes(args: string[]): Wishes {
	const options = {
		port: { type: 'string', default: '8089' },
		'deliver-to': { type: 'string' },
		answers: { type: 'string', default: 'live' },
	} as const;
	const { port: text, 'deliver-to': deliverTo, answers } = parseArgs({ args, options }).values;
	const shapes = shapesCalled(answers);
	if (deliverTo !== undefined && !/^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?\/?$/.test(deliverTo)) {
		throw new Error(
			`--deliver-to wants an n8n on this machine such as http://127.0.0.1:5678, not "${deliverTo}"`,
		);
	}
	const port = Number(text);
	if (!/^\d+$/.test(text) || port > 65_535) {
		throw new Error(`--port wants a number from 0 to 65535, not "${text}"`);
	}
	return { port, deliverTo, shapes };
}

/** Whose SmartLead it is, in words. */
const manners: Record<Shapes, string> = {
	documented: 'the reference shows first',
	alternate: 'the reference shows elsewhere',
	live: 'people have met the real one',
};

const others = (shapes: Shapes): string =>
	everyShape.filter((other) => other !== shapes).join(' or ');

function introduction(door: ProxyDoor, { deliverTo, shapes }: Wishes): string {
	return [
		`The SmartLead sandbox is open on ${door.url}. Start n8n with:`,
		'',
		`  HTTPS_PROXY=${door.url}`,
		'  NO_PROXY=127.0.0.1,localhost',
		`  NODE_EXTRA_CA_CERTS=${door.caFile}`,
		'',
		...(deliverTo === undefined
			? []
			: ['  N8N_WEBHOOK_URL=https://n8n.example.com/   (WEBHOOK_URL in older n8n)', '']),
		`The API key is ${key}. Nothing leaves this machine; other hosts are refused.`,
		`It answers as ${manners[shapes]}; --answers ${others(shapes)} for another way.`,
		deliverTo === undefined
			? 'Webhooks are told of nothing; with --deliver-to http://127.0.0.1:5678 that n8n is.'
			: `Webhooks are told at ${deliverTo}. What you can make happen: curl ${door.url}/events`,
		'Ctrl+C stops it.',
	].join('\n');
}

function explain(error: unknown, port: number): Error {
	const { code, message } = error as NodeJS.ErrnoException;
	return new Error(
		code === 'EADDRINUSE'
			? `Port ${port} is taken. Stop what listens there, or choose another with --port.`
			: message,
	);
}

/**
 * Opens a proxy door as the command line `args` ask (`--port`, `--deliver-to`, `--answers`), prints
 * how to use it and one line per call. `close` removes the file with the CA as well.
 */
export async function openFromTerminal(
	args: string[],
	print: (line: string) => void,
): Promise<{ door: ProxyDoor; close(): Promise<void> }> {
	const wishes = readWishes(args);
	const { port } = wishes;
	const folder = await mkdtemp(join(tmpdir(), 'smartlead-sandbox-'));
	const forget = async () => await rm(folder, { recursive: true, force: true });
	try {
		const sandbox = new TalkingSandbox(print, wishes);
		const door = await openProxyDoor(sandbox, { port, folder });
		const stop = keepSending(sandbox.events.deliveries);
		print(introduction(door, wishes));
		return {
			door,
			async close() {
				stop();
				await door.close();
				await forget();
			},
		};
	} catch (error) {
		await forget();
		throw explain(error, port);
	}
}
