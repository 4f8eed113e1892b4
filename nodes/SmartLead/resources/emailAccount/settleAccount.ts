import type { IDataObject } from 'n8n-workflow';

import { firstValueAt, isObject } from '../../../engine/json';
import { recordIn } from '../../../engine/run/answer';
import type { SettleRecord } from '../../../engine/spec/endpoint';
import { isAlike } from '../../../fields/alike';
import { getByEmail } from './getByEmail';

/**
 * A new email account is found by its address. An old one of that address may have been changed, and
 * one that is missing may be one whose connection is still being tried: neither proves anything.
 */
export const settleAccount: SettleRecord = {
	reads: [
		{
			operation: getByEmail,
			values: ({ body }) => ofNew(body),
			rows: (answer) =>
				recordIn(answer)?.map((found) => {
					const { email_account: inner } = found;
					return isObject(inner) ? inner : found;
				}),
		},
	],
	since: 'created_at',
	is: ({ from_email: address }, { body }) => isAlike(lower(address), lower(body?.from_email)),
	id: ['id', 'emailAccountId'],
	answer: (found) => ({
		ok: true,
		...Object.fromEntries(
			['id', 'from_email', 'is_smtp_success', 'is_imap_success'].map((name) => [
				name,
				firstValueAt(found, name),
			]),
		),
	}),
	mayComeLater: true,
};

const lower = (text: unknown): unknown => (typeof text === 'string' ? text.toLowerCase() : text);

/** What became of a change cannot be seen by its address. */
const ofNew = ({ id, from_email: email }: IDataObject = {}) =>
	id === undefined ? { query: { email } } : undefined;
