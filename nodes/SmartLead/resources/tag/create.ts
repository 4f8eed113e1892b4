import { operation } from '../../../engine/spec/operation';
import { tagColor, tagName } from './fields';

export const create = operation({
	id: 'emailAccountTag.create',
	name: 'Create',
	action: 'Create a tag',
	description: 'Create a tag. Without a color SmartLead chooses one.',
	request: 'POST /tags',
	body: { name: tagName },
	optional: { body: { color: tagColor } },
});
