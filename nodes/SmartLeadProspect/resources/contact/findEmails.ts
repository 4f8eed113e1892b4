import type { IDataObject } from 'n8n-workflow';

import { InvalidValue } from '../../../engine/problem';
import { rowsOf } from '../../../engine/run/answer';
import { operation } from '../../../engine/spec/operation';
import { valueOf, type Read } from '../../../engine/spec/parameter';
import { shown, textOf } from '../../../engine/spec/value';
import { domainInAddress, isDomain } from '../../../fields/domain';
import { notice, requiredText } from '../../../fields/plain';

const firstName = requiredText(
	'First Name',
	'firstName',
	'e.g. Sam',
	'The first name of the person',
);
const lastName = requiredText('Last Name', 'lastName', 'e.g. Smith', 'The last name of the person');
const companyDomain = requiredText(
	'Company Domain',
	'companyDomain',
	'e.g. example.com',
	'The domain or the web address of the company',
);

/** The domain, also where the address of a page is given. */
function domainOf(value: unknown): string {
	const text = textOf(value ?? '').trim();
	if (text === '') throw new InvalidValue('is empty');
	const domain = domainInAddress(text);
	if (isDomain(domain)) return domain;
	throw new InvalidValue(`must be a domain such as example.com, not ${shown(text)}`);
}

const personOf = (read: Read): IDataObject => ({
	firstName: String(valueOf(firstName, read)).trim(),
	lastName: String(valueOf(lastName, read)).trim(),
	companyDomain: String(valueOf({ field: companyDomain, encode: domainOf }, read)),
});

/** A person is the same in whatever case the name is written. */
const markOf = ({ firstName: first, lastName: last, companyDomain: domain }: IDataObject): string =>
	JSON.stringify([first, last, domain]).toLowerCase();

export const findEmails = operation({
	id: 'prospect.findEmails',
	name: 'Find Emails',
	action: 'Find emails of contacts (email finder, enrich)',
	description:
		'Find the email address of each incoming person by name and company, up to 10 in one request. Spends credits.',
	request: 'POST /search-email-leads/search-contacts/find-emails',
	unsettled: 'no list shows the emails that were looked up',
	leadingFields: [
		notice(
			'costNotice',
			"This spends lead credits of your SmartLead plan for the people that it looks up. If the node may run out of credits half-way, set 'On Error' to continue, so that what was found by then comes out.",
		),
	],
	batch: {
		into: 'contacts',
		size: 10,
		fields: [firstName, lastName, companyDomain],
		entry: (read) => ({ entry: personOf(read) }),
		dedupeKey: markOf,
		duplicate: (person, item) =>
			row(person, 'Duplicate', `The same person came with item ${item} and was looked up once`),
		report: reportOfEach,
		isReport: (answer) => (rowsOf(answer, { paths: ['data'] }) ?? []).length > 0,
		refused: (person, reason) => row(person, 'Not Sent', reason),
		notSent: (person, reason) => row(person, 'Not Looked Up', reason),
		unknown: (person) =>
			row(person, 'Unknown', 'This person may or may not have been looked up and paid for'),
	},
	cost: 'credits',
});

/** The results by person; by place where SmartLead has written a name in another way. */
function reportOfEach(answer: unknown, people: IDataObject[]): IDataObject[] {
	const found = rowsOf(answer, { paths: ['data'] }) ?? [];
	const byMark = new Map(found.map((one) => [markOf(one), one]));
	return people.map((person, index) => {
		const result =
			byMark.get(markOf(person)) ?? (complete(found, people) ? found[index] : undefined);
		if (!result) return row(person, 'Unknown', 'The answer of SmartLead does not name this person');
		// One source of the reference calls the address otherwise. Not found is an empty text there.
		const { email_id, email: other, ...rest } = result;
		const told = { ...person, email: email_id || other || null, ...rest };
		return { verification_status: null, reason: said[String(rest.status)] ?? null, ...told };
	});
}

const complete = (found: IDataObject[], people: IDataObject[]): boolean =>
	found.length === people.length;

/** All rows have the same columns, whether SmartLead was asked or not. */
const row = (person: IDataObject, status: string, reason: string): IDataObject => ({
	...person,
	email: null,
	status,
	verification_status: null,
	reason,
});

const said: Record<string, string> = {
	Found: 'SmartLead found an email address',
	'Not Found': 'SmartLead found no email address',
};
