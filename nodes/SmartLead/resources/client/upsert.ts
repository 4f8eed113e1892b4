import type { IDataObject } from 'n8n-workflow';

import { operation } from '../../../engine/spec/operation';
import { isAlike } from '../../../fields/alike';
import { categoriesFor } from '../../../fields/category';
import { oneClient } from '../../../fields/client';
import { requiredEmail } from '../../../fields/email';
import { asTexts, asUrl } from '../../../fields/encode';
import { optional } from '../../../fields/locator';
import { number, requiredText, secretText, text, yesOrNo } from '../../../fields/plain';
import { getAll } from './getAll';

export const upsert = operation({
	id: 'client.save',
	name: 'Create or Update',
	action: 'Create (add) or update a client (sub-account)',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	request: 'POST /client/save',
	body: {
		email: requiredEmail(
			'Email',
			'email',
			'The email address that the client signs in with. Must be unique in SmartLead.',
		),
		name: requiredText('Name', 'name', 'e.g. Example Agency', 'The name of the client'),
	},
	optional: {
		body: {
			email_credits: number(
				'Email Credits',
				'emailCredits',
				0,
				{ minValue: 0 },
				'How many emails the client may send. Needs Own Credits.',
			),
			id: optional(oneClient, 'The client to update. Without it, a new client is created.'),
			is_credit_assigned: yesOrNo(
				'Own Credits',
				'isCreditAssigned',
				'Whether the client has its own credits',
			),
			lead_credits: number(
				'Lead Credits',
				'leadCredits',
				0,
				{ minValue: 0 },
				'How many leads the client may have. Needs Own Credits.',
			),
			logo: text(
				'Logo (Base64)',
				'logo',
				'e.g. iVBORw0KGgo…',
				'The logo of the client, an image as Base64 text',
			),
			logo_url: asUrl(
				text(
					'Logo URL',
					'logoUrl',
					'e.g. https://example.com/logo.png',
					"Web address of the client's logo",
				),
			),
			password: secretText(
				'Password',
				'password',
				'e.g. four-random-words-here',
				'The password that the client signs in with',
			),
			permission: asTexts(
				text(
					'Permissions',
					'permission',
					'e.g. campaigns, email_accounts, leads',
					"What the client may do, comma-separated. SmartLead does not document all words; Get with 'Include Permissions' shows those of a client.",
				),
			),
			restrictedCategory: categoriesFor(
				'Hidden Category Names or IDs',
				'restrictedCategory',
				'The lead categories that the client does not see',
			),
			uuid: text(
				'UUID',
				'uuid',
				'e.g. 0f2c7f2e-1111-4222-8333-444455556666',
				'The UUID of the client to change',
			),
		},
	},
	settle: {
		reads: [{ operation: getAll, values: ({ body }) => ofNew(body ?? {}) }],
		since: 'created_at',
		is: ({ name, email }, { body }) => {
			const asked = body ?? {};
			const isOfAddress = String(email).toLowerCase() === String(asked.email).toLowerCase();
			return isOfAddress && isAlike(name, asked.name);
		},
		id: ['id'],
		answer: ({ id, name, email, created_at }) => ({ id, name, email, created_at }),
	},
});

/** What became of a change cannot be seen in the list. */
const ofNew = ({ id, uuid }: IDataObject) =>
	id === undefined && uuid === undefined ? {} : undefined;
