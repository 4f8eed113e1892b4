import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import { isShape, listAt, shapeAt, textAt, type Shape } from './shapes';

/** What the model says next: a tool to call, or the answer. */
export type Turn = { tool: string; input: Shape } | { text: string };

/** A language model that follows a script, with the interface of OpenAI. */
export interface ScriptedModel {
	/** Where its interface begins. */
	url: string;
	/** Names of the tools that it was offered, and everything it was told, oldest first. */
	requests: Array<{ tools: string[]; text: string }>;
	close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
}

/** What the tools have answered so far, as text, oldest first. */
function answersIn(body: unknown): string[] {
	return listAt(body, 'messages')
		.filter((message) => textAt(message, 'role') === 'tool')
		.map((message) => {
			const content = isShape(message) ? message.content : undefined;
			return typeof content === 'string' ? content : JSON.stringify(content);
		});
}

function completion(turn: Turn, number: number): Shape {
	const message =
		'text' in turn
			? { role: 'assistant', content: turn.text }
			: {
					role: 'assistant',
					content: null,
					tool_calls: [
						{
							id: `call_${number}`,
							type: 'function',
							function: { name: turn.tool, arguments: JSON.stringify(turn.input) },
						},
					],
				};
	return {
		id: `chatcmpl-${number}`,
		object: 'chat.completion',
		created: 1_700_000_000 + number,
		model: 'scripted',
		choices: [{ index: 0, message, finish_reason: 'text' in turn ? 'stop' : 'tool_calls' }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}

/** Starts a model on the loopback address; `next` sees what the tools have answered so far. */
export async function openModel(next: (answers: string[]) => Turn): Promise<ScriptedModel> {
	const requests: ScriptedModel['requests'] = [];
	const server = createServer((request, response) => {
		void bodyOf(request)
			.then((body) => {
				if (!request.url?.endsWith('/chat/completions')) throw new Error(`Not ${request.url}`);
				const tools = listAt(body, 'tools').map((tool) =>
					textAt(shapeAt(tool, 'function'), 'name'),
				);
				requests.push({ tools, text: JSON.stringify(body) });
				return { status: 200, answer: completion(next(answersIn(body)), requests.length) };
			})
			.catch((error: unknown) => ({
				status: 400,
				answer: { error: { message: `The script has no answer: ${String(error)}` } },
			}))
			.then(({ status, answer }) => {
				response.writeHead(status, { 'Content-Type': 'application/json' });
				response.end(JSON.stringify(answer));
			});
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', resolve);
	});
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		requests,
		async close() {
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await closed;
		},
	};
}
