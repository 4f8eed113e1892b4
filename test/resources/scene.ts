import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { inItsTime } from '../engine/hurry';
import { freshKey } from '../engine/keys';
import { runNode, type NodeRun, type NodeRunOptions } from '../engine/runNode';
import { openNockDoor, Sandbox, type ApiAnswer, type SandboxOptions } from '../sandbox';

export { everyShape } from '../sandbox';

/** A sandbox, and the node run against it. */
export interface Scene {
	sandbox: Sandbox;
	apiKey: string;
	run(
		where: { resource: string; operation: string },
		parameters: INodeParameters,
		items?: IDataObject[],
		more?: Partial<NodeRunOptions>,
	): Promise<NodeRun>;
	/** The bodies that reached one operation, oldest first. */
	bodies(id: string): IDataObject[];
	/** Makes one operation answer this, as JSON, with status 200 unless another is given. */
	answer(id: string, body: unknown, answer?: Partial<ApiAnswer>): void;
	close(): void;
}

/** One scene at a time, and none after its test: its door leads every request of this process. */
let open: Scene | undefined;
const end = () => {
	open?.close();
	open = undefined;
};
afterEach(end);

export function scene(options: SandboxOptions = {}): Scene {
	end();
	const apiKey = freshKey();
	const sandbox = new Sandbox({ ...options, keys: [apiKey] });
	const door = openNockDoor(sandbox);
	const opened: Scene = {
		sandbox,
		apiKey,
		run: async ({ resource, operation }, parameters, items = [{}], more = {}) =>
			await inItsTime(
				runNode({
					parameters: { resource, operation, ...parameters },
					items,
					credentials: { apiKey, sendKeyIn: 'query' },
					...more,
				}),
				() => sandbox.log.length,
			),
		bodies: (id) => sandbox.calls(id).map(({ json }) => json as IDataObject),
		answer: (id, body, answer = {}) =>
			sandbox.misbehave({
				id,
				answer: {
					status: 200,
					headers: { 'Content-Type': 'application/json' },
					body: JSON.stringify(body),
					...answer,
				},
			}),
		close: () => door.close(),
	};
	open = opened;
	return opened;
}
