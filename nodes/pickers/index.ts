import type {
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';

import { leadColumns } from '../fields/leadRow';

export * from './account';
export * from './delivery';
export * from './emailAccounts';
export * from './leads';
export * from './prospect';
export * from './senders';
export * from './webhooks';

/** The time zones that this n8n knows; SmartLead takes the same names. Asks nobody. */
export async function getTimeZones(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
	return [...zones].map((zone) => ({ name: zone.replaceAll('_', ' '), value: zone }));
}

/** The fields of a lead, for mapping by hand. Asks nobody. */
export async function getLeadColumns(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return {
		fields: leadColumns.map(({ id, displayName }) => ({
			id,
			displayName,
			required: id === 'email',
			defaultMatch: false,
			display: true,
			type: 'string',
		})),
	};
}
