import type { IDataObject } from 'n8n-workflow';

import { operation } from '../../../engine/spec/operation';
import { isAlike } from '../../../fields/alike';
import { categoriesFor } from '../../../fields/category';
import { oneClient } from '../../../fields/client';
import { asEmail } from '../../../fields/email';
import { asTexts, asUrl } from '../../../fields/encode';
import { optional } from '../../../fields/locator';
import { getAll } from './getAll';

export const upsert = operation({
	id: 'client.save',
	name: 'Create or Update',
	action: 'Create (add) or update a client (sub-account)',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	request: 'POST /client/save',
	body: {
		email: asEmail({
			displayName: 'Email',
			name: 'email',
			type: 'string',
			placeholder: 'name@email.com',
			default: '',
			required: true,
			description: 'The email address that the client signs in with. Must be unique in SmartLead.',
		}),
		name: {
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Example Agency',
			description: 'What the client is called',
		},
	},
	optional: {
		body: {
			email_credits: {
				displayName: 'Email Credits',
				name: 'emailCredits',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description: 'How many emails the client may send. Needs Own Credits.',
			},
			id: optional(oneClient, 'The client to change. Without it a new one is made.'),
			is_credit_assigned: {
				displayName: 'Own Credits',
				name: 'isCreditAssigned',
				type: 'boolean',
				default: true,
				description: 'Whether the client has credits of its own',
			},
			lead_credits: {
				displayName: 'Lead Credits',
				name: 'leadCredits',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description: 'How many leads the client may have. Needs Own Credits.',
			},
			logo: {
				displayName: 'Logo (Base64)',
				name: 'logo',
				type: 'string',
				default: '',
				placeholder: 'e.g. iVBORw0KGgo…',
				description: 'The logo of the client, an image as Base64 text',
			},
			logo_url: asUrl({
				displayName: 'Logo URL',
				name: 'logoUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://example.com/logo.png',
				description: 'Where the logo of the client is',
			}),
			password: {
				displayName: 'Password',
				name: 'password',
				type: 'string',
				typeOptions: { password: true },
				default: '',
				placeholder: 'e.g. a long one',
				description: 'The password that the client signs in with',
			},
			permission: asTexts({
				displayName: 'Permissions',
				name: 'permission',
				type: 'string',
				default: '',
				placeholder: 'e.g. campaigns, email_accounts, leads',
				description:
					"What the client may do, comma-separated. SmartLead does not document all words; Get with 'Include Permissions' shows those of a client.",
			}),
			restrictedCategory: categoriesFor(
				'Hidden Category Names or IDs',
				'restrictedCategory',
				'The lead categories that the client does not see',
			),
			uuid: {
				displayName: 'UUID',
				name: 'uuid',
				type: 'string',
				default: '',
				placeholder: 'e.g. 0f2c7f2e-1111-4222-8333-444455556666',
				description: 'The UUID of the client to change',
			},
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
