import { valueAt, isObject } from '../../../engine/json';
import { InvalidValue } from '../../../engine/problem';
import { fieldOf, type Encoded, type Parameters } from '../../../engine/spec/parameter';
import { check, isEmpty, within } from '../../../engine/spec/value';
import { emailAddress } from '../../../fields/email';
import { form, required, text } from '../../../fields/plain';

/** What the API calls each detail. */
const details: Parameters = {
	addressLineOne: text(
		'Address Line 1',
		'addressLineOne',
		'e.g. 1 Example Street',
		'Street and number',
	),
	addressLineTwo: text(
		'Address Line 2',
		'addressLineTwo',
		'e.g. Floor 2',
		'Floor, suite or building',
	),
	city: text('City', 'city', 'e.g. Example Town', 'The city of the address'),
	company: text('Company', 'company', 'e.g. Example Ltd', 'The company that buys'),
	country: text('Country', 'country', 'e.g. India', 'The name of the country'),
	email: emailAddress('Email', 'email', "Email address for the vendor's messages"),
	firstName: text('First Name', 'firstName', 'e.g. Sam', 'The first name of the buyer'),
	languagePreference: text('Language', 'languagePreference', 'e.g. en', 'The language code'),
	lastName: text('Last Name', 'lastName', 'e.g. Example', 'The last name of the buyer'),
	phone: text('Phone', 'phone', 'e.g. 5550100', 'The phone number without the country code'),
	phoneCc: text(
		'Phone Country Code',
		'phoneCc',
		'e.g. +91',
		'The country code of the phone number',
	),
	postalCode: text('Postal Code', 'postalCode', 'e.g. 560001', 'The postal code of the address'),
	state: text('State', 'state', 'e.g. Karnataka', 'The state or region of the address'),
};

/** Whom the domains are bought for. What is left empty is not sent. Source: Place Order. */
export const userDetails: Encoded = {
	field: required(
		form('User Details', 'userDetails', 'Set User Details', 'The buyer and the billing address', {
			displayName: 'User Details',
			name: 'details',
			values: Object.values(details).map(fieldOf),
		}),
	),
	encode(value, read) {
		const given = valueAt(value, 'details');
		const filled = isObject(given)
			? Object.entries(details).filter(([name]) => !isEmpty(given[name]))
			: [];
		if (!isObject(given) || filled.length === 0) throw new InvalidValue('is empty');
		return Object.fromEntries(
			filled.map(([name, detail]) => [
				name,
				within(fieldOf(detail).displayName, () =>
					'encode' in detail ? detail.encode(given[name], read) : check(detail, given[name]),
				),
			]),
		);
	},
};
