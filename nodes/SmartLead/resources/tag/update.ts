import { operation } from '../../../engine/spec/operation';
import { namedTags } from '../../../fields/byName';
import { recordLocator } from '../../../fields/locator';
import { required } from '../../../fields/plain';
import { tagColor, tagName } from './fields';

export const update = operation({
	id: 'emailAccountTag.update',
	name: 'Update',
	action: 'Update a tag',
	description: 'Change name and color of a tag. SmartLead wants both.',
	request: 'POST /email-accounts/tag-manager',
	body: {
		id: recordLocator({
			displayName: 'Tag',
			name: 'tagId',
			description: 'The tag to change',
			records: namedTags,
		}),
		name: tagName,
		color: required(tagColor),
	},
	idempotent: true,
});
