import { at, isNothing } from '../engine/answer';
import { Lookup } from '../engine/lookup';
import type { Encoded } from '../engine/operation';
import { InvalidValue } from '../engine/problem';
import { textOf } from '../engine/value';
import { isEmail } from './email';
import { chosenBy, idOfLocator, locatorField } from './locator';

/** A lead of the chosen campaign; named by its address, its id is looked up once per run. */
export const lead: Encoded = {
	field: locatorField({
		displayName: 'Lead',
		name: 'leadId',
		description: 'The lead to work on',
		search: 'searchLeads',
		modes: [
			{
				displayName: 'By Email',
				name: 'email',
				type: 'string',
				placeholder: 'name@email.com',
			},
		],
	}),
	encode(locatorValue) {
		const { mode, value } = chosenBy(locatorValue);
		return mode === 'email' ? leadByEmail(value) : idOfLocator(locatorValue, 'Lead');
	},
};

/** SmartLead's id of a lead, from its address. Source: Get Lead by Email of the API reference. */
function leadByEmail(value: unknown): Lookup {
	const email = textOf(value ?? '').trim();
	if (email === '') throw new InvalidValue('is empty');
	if (!isEmail(email)) throw new InvalidValue(`must be an email address, not "${email}"`);
	return new Lookup(
		{ method: 'GET', route: '/leads/', path: {}, query: { email }, names: {} },
		(answer) => {
			const id = isNothing(answer) ? undefined : (at(answer, 'id') ?? at(answer, 'data.id'));
			if (id === undefined) throw new InvalidValue(`has the address ${email}, which no lead has`);
			return id;
		},
		'Lead',
	);
}
