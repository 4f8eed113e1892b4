import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { fieldsOf } from '../../nodes/engine/spec/description';
import type { Operation, Resource } from '../../nodes/engine/spec/operation';
import { products } from '../products';

export interface Named {
	/** 'campaign.updateStatus', in the words of saved workflows. */
	name: string;
	resource: Resource;
	operation: Operation;
}

/** Every operation of every node, with the name that saved workflows have for it. */
export const everySpec: Named[] = products.flatMap(({ resources }) =>
	Object.entries(resources).flatMap(([resourceName, resource]) =>
		Object.entries(resource.operations).map(([name, operation]) => ({
			name: `${resourceName}.${name}`,
			resource,
			operation,
		})),
	),
);

/** Those that the API reference documents as they are. */
export const specs = everySpec.filter(({ operation }) => !operation.uses);

/** Those that are made of the others. */
export const jobs = everySpec.filter(({ operation }) => operation.uses);

export interface Placed {
	/** Where the field stands: 'options.maxWait', 'steps.step[].variants.variant[].subject'. */
	path: string;
	field: INodeProperties;
	/** Inside a collection, where fields are added rather than required. */
	inside: boolean;
}

/** Every field of an operation as n8n shows it, those inside collections included. */
export const placedFields = (operation: Operation): Placed[] =>
	fieldsOf(operation).flatMap((field) => placed(field, '', false));

function placed(field: INodeProperties, before: string, inside: boolean): Placed[] {
	const path = before + field.name;
	const own = [{ path, field, inside }];
	if (field.type === 'collection') {
		const inner = (field.options ?? []) as INodeProperties[];
		return [...own, ...inner.flatMap((entry) => placed(entry, `${path}.`, true))];
	}
	if (field.type === 'fixedCollection') {
		const groups = (field.options ?? []) as INodePropertyCollection[];
		const many = field.typeOptions?.multipleValues ? '[]' : '';
		return [
			...own,
			...groups.flatMap(({ name, values }) =>
				values.flatMap((entry) => placed(entry, `${path}.${name}${many}.`, true)),
			),
		];
	}
	return own;
}
