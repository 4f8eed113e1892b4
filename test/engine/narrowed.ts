import type { INodeProperties, INodeType } from 'n8n-workflow';

/** What decides which of a node's many fields show. */
const deciding = ['resource', 'operation'] as const;

const narrow = new WeakMap<INodeType, Map<string, INodeType>>();

/**
 * The node with the fields of one operation alone, which is all that n8n ever shows of it: in every
 * run it goes through the description four times, and that of a big node has thousands of fields.
 */
export function narrowed(node: INodeType, parameters: Record<string, unknown>): INodeType {
	const known = narrow.get(node) ?? new Map<string, INodeType>();
	narrow.set(node, known);
	const chosen = JSON.stringify(deciding.map((name) => parameters[name]));
	const found = known.get(chosen) ?? withFieldsFor(node, parameters);
	known.set(chosen, found);
	return found;
}

function withFieldsFor(node: INodeType, parameters: Record<string, unknown>): INodeType {
	const { properties } = node.description;
	const shown = properties.filter((field) => mayShow(field, parameters));
	if (shown.length === properties.length) return node;
	const description = { ...node.description, properties: shown };
	return Object.create(node, { description: { value: description } }) as INodeType;
}

const mayShow = ({ displayOptions }: INodeProperties, parameters: Record<string, unknown>) =>
	deciding.every((name) => {
		const wanted: unknown[] | undefined = displayOptions?.show?.[name];
		const value = parameters[name];
		return !wanted || isOpen(value) || wanted.includes(value);
	});

/** What n8n has to find out itself: no text, or an expression. */
const isOpen = (value: unknown) => typeof value !== 'string' || value.startsWith('=');
