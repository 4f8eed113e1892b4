import type { INodeProperties } from 'n8n-workflow';

import { asColor } from '../../../fields/encode';
import { required, text } from '../../../fields/plain';

export const tagName: INodeProperties = required(
	text('Name', 'name', 'e.g. Primary senders', 'What the tag is called'),
);

export const tagColor = asColor({
	displayName: 'Color',
	name: 'color',
	type: 'color',
	default: '#4caf50',
	description: 'The color of the tag in SmartLead',
});
