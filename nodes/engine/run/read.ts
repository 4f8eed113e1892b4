import type { IExecuteFunctions } from 'n8n-workflow';

import { fieldsOf } from '../spec/description';
import type { Operation } from '../spec/operation';
import { reading, onBehalfOf, type Read } from '../spec/parameter';
import { evaluated, holdsFilledLater, needsCare } from '../spec/template';

/**
 * Reads a parameter as the user left it; what is not shown is undefined. What holds no expression is
 * the same for every item and asked of n8n once: it takes some 10 µs a time, and 10,000 items ask often.
 */
export function readerOf(context: IExecuteFunctions, operation: Operation): (item: number) => Read {
	const { parameters } = context.getNode();
	const timezone = context.getTimezone();
	const fixed = new Map<string, unknown>();
	const moving = new Set<string>();
	// Parameters with a variable of SmartLead's in an expression, which n8n would take for its own.
	const cared = new Map(
		fieldsOf(operation)
			.filter((field) => holdsFilledLater(field) && needsCare(parameters[field.name]))
			.map((field) => [field.name, field]),
	);
	const valueOf = (name: string, item: number): unknown => {
		const field = cared.get(name);
		if (!field) return context.getNodeParameter(name, item, null);
		const raw: unknown = context.getNodeParameter(name, item, null, { rawExpressions: true });
		return evaluated(
			raw,
			field,
			(expression) => context.evaluateExpression(expression, item),
			onBehalfOf,
		);
	};
	return (item) => {
		// An expression takes ten times as long, and a field is looked at more than once.
		const own = new Map<string, unknown>();
		return reading({ timezone }, (name) => {
			if (fixed.has(name)) return fixed.get(name);
			if (own.has(name)) return own.get(name);
			const value = valueOf(name, item) ?? undefined;
			if (!moving.has(name) && holdsExpression(parameters[rootOf(name)])) moving.add(name);
			(moving.has(name) ? own : fixed).set(name, value);
			return value;
		});
	};
}

/** 'options.maxWait' stands in the parameter 'options'. */
const rootOf = (name: string): string => /^[^.[]*/.exec(name)?.[0] ?? name;

function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some(holdsExpression);
}
