import type { INodeProperties } from 'n8n-workflow';

/** Adds the tags of each record to the answer. */
export const includeTags: INodeProperties = {
	displayName: 'Include Tags',
	name: 'includeTags',
	type: 'boolean',
	default: true,
	description: 'Whether to return the tags as well',
};
