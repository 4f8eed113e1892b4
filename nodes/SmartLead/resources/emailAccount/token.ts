import type { INodeProperties } from 'n8n-workflow';

import { valueAt } from '../../../engine/json';
import { InvalidValue } from '../../../engine/problem';
import type { Encoded } from '../../../engine/spec/parameter';
import { check, within } from '../../../engine/spec/value';
import { form, required, secretText, text, wholeNumber } from '../../../fields/plain';

const scope = text(
	'Scope',
	'scope',
	'e.g. https://mail.google.com/',
	'What the token may do, as Google or Microsoft returned it',
);
const expiryDate = wholeNumber(
	'Expiry (Milliseconds)',
	'expiryDate',
	0,
	{ minValue: 0 },
	'When the access token expires, as Unix time in milliseconds',
);

const inToken = {
	access_token: secretText(
		'Access Token',
		'accessToken',
		'e.g. ya29.example',
		'OAuth access token',
	),
	refresh_token: secretText(
		'Refresh Token',
		'refreshToken',
		'e.g. 1//example',
		'OAuth refresh token',
	),
	id_token: secretText('ID Token', 'idToken', 'e.g. eyJhbGciOi', 'OAuth ID token'),
	scope,
	expiry_date: expiryDate,
} as const;

const moreOfToken = {
	expiry: text(
		'Expiry',
		'expiry',
		'e.g. 2026-01-31T09:00:00Z',
		'When the access token expires, as Google or Microsoft returned it',
	),
	expires_in: wholeNumber(
		'Expires In (Seconds)',
		'expiresIn',
		0,
		{ minValue: 0 },
		'Seconds until the access token expires, as Google or Microsoft returned it',
	),
	ext_expires_in: wholeNumber(
		'Extended Expiry (Seconds)',
		'extExpiresIn',
		0,
		{ minValue: 0 },
		'Extended lifetime of the token in seconds, as Microsoft returned it',
	),
} as const;

const inOrder = (fields: Record<string, INodeProperties>): INodeProperties[] =>
	Object.values(fields).sort((a, b) => a.displayName.localeCompare(b.displayName));

/**
 * The token set that Google or Microsoft gave. What is left empty is not sent; scope and end have to
 * be there.
 */
function tokenOf(fields: Record<string, INodeProperties>, fixed: Record<string, string>): Encoded {
	return {
		field: form(
			'Token',
			'token',
			'Add Token',
			'The OAuth tokens that Google or Microsoft returned',
			{ displayName: 'Token', name: 'set', values: inOrder(fields) },
		),
		encode(value) {
			const set = valueAt(value, 'set');
			if (typeof set !== 'object' || set === null) throw new InvalidValue('is empty');
			const sent: Record<string, unknown> = { ...fixed };
			for (const [key, field] of Object.entries(fields)) {
				const needed = field === scope || field === expiryDate;
				const given = within(field.displayName, () => {
					const found = check(needed ? required(field) : field, valueAt(set, field.name));
					if (field === expiryDate && found === 0) throw new InvalidValue('is empty');
					return found;
				});
				if (given !== undefined && given !== '' && given !== 0) sent[key] = given;
			}
			if (sent.access_token === undefined && sent.refresh_token === undefined) {
				throw new InvalidValue("needs an 'Access Token' or a 'Refresh Token'");
			}
			return sent;
		},
	};
}

const oauthToken = tokenOf({ ...inToken, ...moreOfToken }, { token_type: 'Bearer' });

/** As an email account without a password has it. */
export const token: Encoded = { ...oauthToken, field: required(oauthToken.field) };

/** As an email account with a login may have it besides. */
export const loginToken: Encoded = tokenOf(inToken, {});
