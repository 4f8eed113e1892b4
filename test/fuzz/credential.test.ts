import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';

import { create, get } from '../../nodes/SmartLead/resources/campaign';
import { nodeOf } from '../engine/nodeOf';
import { runNode } from '../engine/runNode';
import { byId } from '../engine/stage';
import { openNockDoor, Sandbox, type LoggedCall } from '../sandbox';
import { seed, share, times } from '../seed';
import { hostile } from './hostile';

const keys: string[] = [];
const sandbox = new Sandbox({ keys });
let door: { close(): void };

beforeAll(() => {
	door = openNockDoor(sandbox);
});
afterAll(() => door.close());

const nodeType = nodeOf({ get, create });
const read: INodeParameters = { resource: 'test', operation: 'get', campaignId: byId(301) };
const write: INodeParameters = { resource: 'test', operation: 'create', name: 'Example' };

/** Long and odd enough that it stands nowhere by accident, whatever is in its middle. */
const keyAround = (middle: string) => `k3y:${middle}:0123456789`;

const keyIn = ({ query, json }: LoggedCall): unknown =>
	query.api_key ?? (json as { api_key?: unknown } | undefined)?.api_key;

/** It arrives as it is, in the query or in the body; no answer, no error and no log shows it. */
async function expectKept(apiKey: string): Promise<void> {
	for (const sendKeyIn of ['query', 'body']) {
		sandbox.reset();
		keys.splice(0, keys.length, apiKey);
		const credentials = { apiKey: ` ${apiKey}\n`, sendKeyIn };
		// runNode fails where the key stands in what n8n would store.
		for (const parameters of [read, write]) {
			const { error, json } = await runNode({ nodeType, parameters, credentials });
			expect(error).toBeUndefined();
			expect(json).toHaveLength(1);
		}
		expect(sandbox.log.map(keyIn)).toEqual([apiKey, apiKey]);

		const answer = (call: LoggedCall | { query: LoggedCall['query'] }) => ({
			status: 403,
			body: JSON.stringify({
				message: `No: ${apiKey} ${encodeURIComponent(apiKey)} ${JSON.stringify(call.query)}`,
			}),
		});
		sandbox.misbehave({ times: 2, answer });
		for (const parameters of [read, write]) {
			const { error } = await runNode({ nodeType, parameters, credentials });
			expect(error?.message).toMatch(/^No: /);
		}
	}
}

const middles = hostile
	.filter(({ value }) => typeof value === 'string' && !/\p{Surrogate}/u.test(value))
	.map(({ name, value }): [string, string] => [name, String(value)]);

test.each(share(middles))(`a key with %s in it, seed ${seed}`, async (_, middle) => {
	await expectKept(keyAround(middle));
});

test(`a key of any characters, seed ${seed}`, async () => {
	const middle = fc.oneof(
		fc.string({ maxLength: 40 }),
		fc.string({ unit: 'binary', maxLength: 40 }),
		fc.string({ unit: fc.constantFrom(...' "\'\\\n\r\t%+&=#?/<>🙂é$'), maxLength: 40 }),
	);
	await fc.assert(
		fc.asyncProperty(middle, async (text) => await expectKept(keyAround(text))),
		{ seed, numRuns: times(40) },
	);
});

test.each([
	['nothing', undefined],
	['null', null],
	['empty text', ''],
	['spaces', ' \n '],
	['a number', 12_345_678],
	['an object', { apiKey: 'x' }],
	['half a character', keyAround('\ud83d')],
])('a key that is none: %s', async (_, apiKey) => {
	for (const sendKeyIn of ['query', 'body']) {
		sandbox.reset();
		keys.splice(0);
		for (const parameters of [read, write]) {
			const credentials = { apiKey, sendKeyIn } as never;
			const { error, json } = await runNode({ nodeType, parameters, credentials });
			expect(json).toEqual([]);
			expect(error?.message).toMatch(/API key|could not be reached/);
		}
		for (const { answer } of sandbox.log) expect(answer.status).toBe(401);
	}
});
