import { asColor } from '../../../fields/encode';
import { requiredText } from '../../../fields/plain';

export const tagName = requiredText('Name', 'name', 'e.g. Primary senders', 'The name of the tag');

export const tagColor = asColor({
	displayName: 'Color',
	name: 'color',
	type: 'color',
	default: '#4caf50',
	description: 'The color of the tag in SmartLead',
});
