import type { INodeProperties } from 'n8n-workflow';

import { InvalidValue } from '../engine/problem';
import type { Encoded } from '../engine/spec/parameter';
import { listOf, shown, visibleText } from '../engine/spec/value';
import { required, text } from './plain';

const local = '[^\\s\\p{C}@<>()[\\],;:"\\\\]+';
/** Letters of any script, digits and hyphens inside. */
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?';
const address = new RegExp(`^${local}@(?:${label}\\.)+(?=..)${label}$`, 'u');

/**
 * Whether a text can be an email address: one @, a domain with a dot, no spaces or brackets, nothing
 * that cannot be seen, no more than 320 characters. What is left, SmartLead decides.
 */
export const isEmail = (text: string): boolean => text.length <= 320 && address.test(text);

/** A field that takes one email address. */
export const asEmail = (field: INodeProperties): Encoded<string> => ({
	field,
	encode(value) {
		const address = visibleText(value ?? '');
		if (address === '') throw new InvalidValue('is empty');
		if (!isEmail(address))
			throw new InvalidValue(`must be an email address, not ${shown(address)}`);
		return address;
	},
});

/** Email addresses: a list, or text with commas. Throws where there is none, or something else. */
export function emailsOf(value: unknown): string[] {
	const addresses = listOf(value ?? []).map(visibleText);
	if (addresses.length === 0) throw new InvalidValue('is empty');
	const wrong = addresses.find((address) => !isEmail(address));
	if (wrong === undefined) return addresses;
	throw new InvalidValue(`must hold email addresses, not ${shown(wrong)}`);
}

/** A field that takes several email addresses. */
export const asEmails = (field: INodeProperties): Encoded => ({
	field,
	encode: emailsOf,
	emptied: [],
});

/** The same, sent as one text with commas. */
export const asEmailText = (field: INodeProperties): Encoded => ({
	field,
	encode: (value) => emailsOf(value).join(','),
});

/** A field for one email address. */
export const emailAddress = (
	displayName: string,
	name: string,
	description: string,
): Encoded<string> => asEmail(text(displayName, name, 'name@email.com', description));

/** The same where it has to be filled in. */
export const requiredEmail = (...field: Parameters<typeof emailAddress>): Encoded<string> =>
	asEmail(required(emailAddress(...field).field));

/** An address that is looked up. */
export const email = requiredEmail('Email', 'email', 'The email address of the lead');
