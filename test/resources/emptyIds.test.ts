import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { fieldOf } from '../../nodes/engine/spec/parameter';
import { nodeOf } from '../engine/nodeOf';
import { stage } from '../engine/stage';
import { rows } from './rows';
import { placedFields, specs, type Named } from './specs';

/* An expression that finds nothing leaves a record without its ID: that is said once, and first. */

const { run, sandbox } = stage();
const nothing = '={{ $json.nothing }}';

/** What the user fills in, with every required field emptied by an expression. */
function emptied({ name, operation }: Named): INodeParameters {
	const [resource, key] = name.split('.');
	const parameters = structuredClone(rows[resource][key].required.parameters);
	const all = placedFields(operation);
	for (const { path, field, inside } of all) {
		const decides = all.some(({ field: { displayOptions } }) =>
			Object.hasOwn(displayOptions?.show ?? {}, field.name),
		);
		if (inside || decides || !field.required || field.noDataExpression) continue;
		parameters[path] =
			field.type === 'resourceLocator' ? { __rl: true, mode: 'id', value: nothing } : nothing;
	}
	return parameters;
}

const withId = specs.filter(({ operation: { path } }) =>
	Object.values(path).some((parameter) => fieldOf(parameter).required),
);

test('many operations name a record', () => expect(withId.length).toBeGreaterThan(90));

test.each(withId.map((spec) => [spec.name, spec] as const))('%s', async (_, spec) => {
	const { operation, resource } = spec;
	const titles = Object.values(operation.path).map((parameter) => fieldOf(parameter).displayName);
	const parameters = { ...emptied(spec), resource: 'test', operation: 'test' };
	const options = { nodeType: nodeOf({ test: operation }, resource.host), items: [{}, {}, {}] };

	const { error, hints } = await run(parameters, options);
	const said = JSON.stringify([error?.message, error?.description, hints]);
	expect(said.match(/empty|required|missing/g)).toHaveLength(1);
	expect(titles.map((title) => `'${title}' is empty [item 0]`)).toContain(error?.message);

	const node = { onError: 'continueRegularOutput' } as const;
	const { json } = await run(parameters, { ...options, node });
	const [message] = (error?.message ?? '').split(' [');
	expect(json).toEqual(
		Array.from({ length: 3 }, (): IDataObject => ({ error: message, details: {} })),
	);
	expect(sandbox.log).toEqual([]);
});
