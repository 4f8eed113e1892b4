import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import { Problem } from '../engine/problem';
import { onBehalfOf, reading, type Encoded } from '../engine/spec/parameter';
import { campaign } from '../fields/campaign';
import { chosenBy } from '../fields/locator';

/** What is chosen for the places of a path. */
export const chosenPath = (
	place: Record<string, Encoded>,
	context: ILoadOptionsFunctions,
): IDataObject =>
	Object.fromEntries(
		Object.entries(place).map(([name, parameter]) => [name, chosenIn(context, parameter)]),
	);

/** The campaign that the node is set to. */
export const campaignOf = (context: ILoadOptionsFunctions): number => chosenIn(context, campaign);

/**
 * The record that the node is set to, on which a list depends. Read like any other, so that the list
 * says the same of a wrong one as the node would.
 */
function chosenIn(context: ILoadOptionsFunctions, { field, encode }: Encoded): number {
	const chosen = context.getCurrentNodeParameter(field.name);
	const { value } = chosenBy(chosen);
	const title = `'${field.displayName}'`;
	if (value === undefined || value === null || value === '') {
		throw new Problem('parameter', `Choose the ${title} first`);
	}
	if (typeof value === 'string' && value.startsWith('=')) {
		throw new Problem(
			'parameter',
			`${title} is an expression, which has no value before the workflow runs`,
			{ description: 'Use an ID or an expression here as well, or choose a fixed one above.' },
		);
	}
	const read = reading({ timezone: context.getTimezone() }, () => undefined);
	const id = onBehalfOf(field, () => encode(chosen, read));
	if (typeof id === 'number') return id;
	throw new Problem('parameter', `Choose the ${title} from its list or by ID first`);
}
