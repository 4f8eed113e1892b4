import { isDeepStrictEqual } from 'node:util';

import type { IDataObject, INodeType } from 'n8n-workflow';

import { nodeOf } from '../engine/nodeOf';
import type { NodeRun, NodeRunOptions } from '../engine/runNode';
import type { Stage } from '../engine/stage';
import type { Named } from '../resources/specs';
import type { Hostile } from './hostile';
import type { Slot } from './slots';

/** What became of one value. */
export interface Ended {
	given: Hostile;
	/** `refused`: the node did not send it. `answered`: SmartLead said something to it. */
	how: 'refused' | 'answered';
	/** What the user reads, of an error. */
	message: string;
}

const nodes = new Map<Named, INodeType>();

/** Where workflows are, while the process is where it is. */
export const timezones = ['America/New_York', 'Asia/Kolkata', 'UTC'];

/** The operation alone: what n8n does before a node runs grows with what the node can do. */
function nodeFor(spec: Named): INodeType {
	const known = nodes.get(spec);
	if (known) return known;
	const { name, resource, operation } = spec;
	const node = nodeOf({ [name.split('.')[1]]: operation }, resource.host);
	nodes.set(spec, node);
	return node;
}

const inEach = '={{ $json.hostile }}';

/** Runs the operation once with each value as an item, and under Continue On Fail. */
export async function attempt(stage: Stage, slot: Slot, values: Hostile[]): Promise<Ended[]> {
	if (slot.literal) return await literally(stage, slot, values);
	const ended = await perform(stage, slot, inEach, values, true);
	return values.map((given, index) => outcome(slot, given, ended, index));
}

/** n8n takes no expression there, so that each value needs a run of its own. */
async function literally(stage: Stage, slot: Slot, values: Hostile[]): Promise<Ended[]> {
	const results: Ended[] = [];
	for (const given of values.filter(canBeSaved)) {
		try {
			const ended = await perform(stage, slot, given.value, [given], true);
			results.push(outcome(slot, given, ended, 0));
		} catch (error) {
			// n8n itself does not run a node with such a value.
			if (!/has issues/.test(String(error))) throw error;
		}
	}
	return results;
}

/** A workflow is saved as JSON. */
const canBeSaved = ({ value }: Hostile): boolean => {
	const text = JSON.stringify(value) as string | undefined;
	return text !== undefined && isDeepStrictEqual(JSON.parse(text), value);
};

/** Runs the operation with a value in its place: literally, or as the expression for each item. */
export async function perform(
	{ run, sandbox }: Stage,
	slot: Slot,
	put: unknown,
	values: Hostile[],
	goesOn: boolean,
): Promise<NodeRun> {
	sandbox.reset();
	slot.base.scene?.(sandbox.state);
	const [first = {}] = slot.base.items ?? [{}];
	const items = values.map(
		({ value }, index): IDataObject => ({
			...first,
			// A lead that comes twice would not be sent.
			...(first.email === undefined ? {} : { email: `fuzz${index}@example.com` }),
			hostile: value as IDataObject,
		}),
	);
	const options: Partial<NodeRunOptions> = {
		items,
		nodeType: nodeFor(slot.spec),
		// Each operation in one of them.
		timezone: timezones[slot.spec.name.length % timezones.length],
		...(goesOn ? { node: { onError: 'continueRegularOutput' } } : {}),
	};
	return await run({ ...slot.put(put), resource: 'test' }, options);
}

export const expression = inEach;

function outcome({ spec }: Slot, given: Hostile, { items, error }: NodeRun, index: number): Ended {
	if (error) return { given, how: 'refused', message: error.message };
	const own = items.filter(({ pairedItem }) =>
		[pairedItem].flat().some((pair) => typeof pair === 'object' && pair.item === index),
	);
	const { error: message, details } = own[0]?.json ?? {};
	if (message === undefined || details === undefined)
		return { given, how: 'answered', message: '' };
	// What begins with a field is the node's own, also where it has read a list of names before.
	const text = String(message);
	const said = (details as IDataObject).httpCode !== undefined && !text.startsWith("'");
	// A check that is told to stop says so of what it has read.
	const checked = spec.name === 'campaign.check' && text.endsWith('is not ready to send');
	return { given, how: said || checked ? 'answered' : 'refused', message: text };
}
