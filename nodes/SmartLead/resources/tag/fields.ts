import type { INodeProperties } from 'n8n-workflow';

import { asColor } from '../../../fields/encode';

export const tagName: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Primary senders',
	description: 'What the tag is called',
};

export const tagColor = asColor({
	displayName: 'Color',
	name: 'color',
	type: 'color',
	default: '#4caf50',
	description: 'The color of the tag in SmartLead',
});
