import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

export * from './account';
export * from './delivery';
export * from './emailAccounts';
export * from './inbox';
export * from './leadColumns';
export * from './leads';
export * from './prompts';
export * from './prospect';
export * from './senders';
export * from './steps';
export * from './webhooks';

/** The time zones that this n8n knows; SmartLead takes the same names. Asks nobody. */
export async function getTimeZones(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
	return [...zones].map((zone) => ({ name: zone.replaceAll('_', ' '), value: zone }));
}
