import { valueAt } from '../../../engine/json';
import { InvalidValue } from '../../../engine/problem';
import { Lookup, type RecordId } from '../../../engine/spec/lookup';
import { operation } from '../../../engine/spec/operation';
import {
	addedTo,
	changesIn,
	valueOf,
	type Encoded,
	type Parameters,
} from '../../../engine/spec/parameter';
import { isEmpty } from '../../../engine/spec/value';
import { campaign } from '../../../fields/campaign';
import { customFields } from '../../../fields/customFields';
import { emailAddress } from '../../../fields/email';
import { lead } from '../../../fields/lead';
import { chosenBy } from '../../../fields/locator';
import { text } from '../../../fields/plain';

const newAddress = emailAddress(
	'Email',
	'email',
	'The new email address of the lead. Leave empty to keep the current one.',
);

const changes: Parameters = {
	company_name: text(
		'Company Name',
		'companyName',
		'e.g. Example Co',
		'The company that the lead works for',
	),
	company_url: text(
		'Company URL',
		'companyUrl',
		'e.g. https://www.example.com',
		'The address of the company',
	),
	custom_fields: customFields,
	first_name: text('First Name', 'firstName', 'e.g. Alex', 'The first name of the lead'),
	last_name: text('Last Name', 'lastName', 'e.g. Example', 'The last name of the lead'),
	linkedin_profile: text(
		'LinkedIn Profile',
		'linkedinProfile',
		'e.g. https://www.example.com/in/someone',
		'The address of the profile',
	),
	location: text('Location', 'location', 'e.g. Lisbon', 'Where the lead is'),
	phone_number: text(
		'Phone Number',
		'phoneNumber',
		'e.g. +1 555 0100',
		'The phone number of the lead',
	),
	website: text('Website', 'website', 'e.g. https://www.example.com', 'The website of the lead'),
};

/** SmartLead wants the address even where it stays: then that of the lead is sent. */
const address: Encoded = {
	...newAddress,
	encode(value, read) {
		const isAlone = Object.keys(addedTo(read, 'updateFields')).length === 0;
		if (isAlone && isEmpty(value)) throw new InvalidValue("is empty, and 'Update Fields' too");
		if (!isAlone) changesIn(changes, read);
		if (!isEmpty(value)) return newAddress.encode(value, read);
		const { mode, value: named } = chosenBy(read(lead.field.name));
		return mode === 'email' ? newAddress.encode(named, read) : addressOf(valueOf(lead, read));
	},
};

const addressOf = (leadId: RecordId): Lookup =>
	new Lookup(
		{
			route: '/leads/{lead_id}',
			path: { lead_id: leadId },
			names: { lead_id: lead.field.displayName },
		},
		(answer) => {
			// Live accounts answer with a list of one.
			const records = [valueAt(answer, 'data') ?? answer].flat();
			const found = records.map((one) => valueAt(one, 'email')).find((email) => !isEmpty(email));
			if (typeof found === 'string') return found;
			throw new InvalidValue('has no address in SmartLead');
		},
		lead.field.displayName,
	);

export const update = operation({
	id: 'campaignLead.update',
	name: 'Update',
	action: 'Update (edit) a lead and its custom fields',
	description: 'Change the fields of a lead. Fields that you do not add stay unchanged.',
	request: 'POST /campaigns/{campaign_id}/leads/{lead_id}/',
	path: { campaign_id: campaign, lead_id: lead },
	body: { email: address },
	optional: { body: changes },
	idempotent: true,
});
