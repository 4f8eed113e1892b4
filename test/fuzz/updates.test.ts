import type { INodeParameters } from 'n8n-workflow';

import { stage } from '../engine/stage';
import { seed, share } from '../seed';
import { nothing, type Hostile } from './hostile';
import { slots, type Slot } from './slots';

/** In an update, no value leaves a field as it is, and an empty one empties it where the API can. */
const { run, sandbox } = stage();

const updates = slots.filter(({ name, literal }) => name.startsWith('updateFields.') && !literal);
const missing = nothing.filter(
	({ name, value }) => (typeof value !== 'object' || value === null) && !/list|commas/.test(name),
);
const missingLists = nothing.filter(({ name }) => /^list of|commas/.test(name));

async function bodiesOf(slot: Slot, parameters: INodeParameters, value?: unknown) {
	const { spec, base } = slot;
	sandbox.reset();
	base.scene?.(sandbox.state);
	const [first = {}] = base.items ?? [{}];
	const { error } = await run(
		{ ...parameters, resource: spec.name.split('.')[0] },
		{ items: [{ ...first, value } as never] },
	);
	const written = sandbox.log.filter(({ method }) => method !== 'GET');
	return { message: error?.message, bodies: written.map(({ json }) => json) };
}

/** The parameters without the field, or without the entry that it stands in. */
function without({ put }: Slot, name: string): INodeParameters {
	const parameters = structuredClone(put('x'));
	const fields = parameters.updateFields as Record<string, unknown>;
	const [, outer] = name.replace(/ by \w+$/, '').split('.');
	if (/\[\]/.test(name)) {
		// The first entry holds what is tried.
		const group = Object.values(fields[outer.replace('[]', '')] as object)[0] as unknown[];
		group.shift();
		if (group.length === 0) Reflect.deleteProperty(fields, outer);
	} else Reflect.deleteProperty(fields, outer);
	return parameters;
}

const values = updates.filter(({ name }) => !/outOfOffice|customFields.*\.name$/.test(name));
const named = values.map((slot): [string, Slot] => [`${slot.spec.name} ${slot.name}`, slot]);

const leftOut = ({ value }: Hostile) => value !== '';

test.each(named)(`%s, seed ${seed}`, async (_, slot) => {
	const wanted = await bodiesOf(slot, without(slot, slot.name));
	const isList = slot.field.type === 'multiOptions';
	for (const { name, value } of share(
		[...missing.filter(leftOut), ...(isList ? missingLists : [])],
		() => [],
		`${slot.spec.name} ${slot.name}`,
	)) {
		const found = await bodiesOf(slot, slot.put('={{ $json.value }}'), value);
		if (/no value in|is empty/.test(wanted.message ?? '')) {
			expect([name, found.message]).toEqual([name, expect.stringMatching(/no value in '/)]);
		} else expect([name, found]).toEqual([name, wanted]);
	}
});

const lists = updates.filter(({ field }) => field.type === 'multiOptions');

test.each(lists.map((slot): [string, Slot] => [`${slot.spec.name} ${slot.name}`, slot]))(
	'%s can be emptied',
	async (_, slot) => {
		for (const [value, json] of [
			[[], undefined],
			['', undefined],
			['={{ $json.value }}', []],
			['={{ $json.value }}', ''],
		]) {
			const { message, bodies } = await bodiesOf(slot, slot.put(value), json);
			// A webhook that is told of nothing is none.
			if (slot.field.name === 'events') {
				expect(message).toBe("'Events' is empty");
				continue;
			}
			expect(message).toBeUndefined();
			expect(JSON.stringify(bodies)).toMatch(/":(\[\]|\{\})/);
		}
	},
);
