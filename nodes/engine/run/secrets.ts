import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../json';
import type { Keeps } from '../spec/operation';

/**
 * The fields in which the API itself gives away what must not leave the node: passwords and tokens of
 * email accounts, keys, secrets. These names exactly: users have fields of their own called "API Key".
 */
const secrets = new Set(
	[
		...['password', 'smtp_password', 'imap_password', 'app_password'],
		...['access_token', 'refresh_token', 'id_token', 'oauth_token'],
		...['api_key', 'private_api_key', 'secret_key', 'client_secret'],
	].flatMap((name) => [name, name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())]),
);

/** What stands in these was named by users: custom fields of leads. */
const isUsersOwn = (name: string): boolean =>
	name === 'custom_fields' || name === 'customFields' || name === 'lead_custom_fields';

/**
 * Leaves out the API's own secrets, and masks the one in the address of a webhook. The value itself
 * is not touched; where there is nothing to leave out, it is given back as it is.
 */
export function withoutSecrets<T>(value: T, keeps: Keeps = []): T {
	return keeps === 'everything' ? value : clean(value, keeps);
}

function clean<T>(value: T, keeps: readonly string[]): T {
	if (Array.isArray(value)) {
		const entries = value.map((entry: unknown) => clean(entry, keeps));
		return entries.some((entry, index) => entry !== value[index]) ? (entries as T) : value;
	}
	if (!isObject(value)) return value;
	const isSecret = (name: string) => secrets.has(name) && !keeps.includes(name);
	const names = Object.keys(value).filter((name) => !isSecret(name));
	let shown: IDataObject = value;
	if (names.length < Object.keys(value).length) {
		shown = Object.fromEntries(names.map((name) => [name, value[name]]));
	}
	for (const name of names) {
		if (isUsersOwn(name)) continue;
		const entry = value[name];
		const kept = isAddress(name, entry)
			? entry.replace(secretInAddress, '$1***')
			: clean(entry, keeps);
		// Most answers hold none, and have thousands of rows: nothing is made that is thrown away.
		if (kept !== entry) shown = { ...shown, [name]: kept };
	}
	return shown as T;
}

/** What proves to a webhook that SmartLead is calling; the trigger puts one into its address. */
const secretInAddress = /([?&]token=)[^&#]*/gi;

const isAddress = (name: string, value: unknown): value is string =>
	name === 'webhook_url' && typeof value === 'string';
