import { operation } from '../../../engine/spec/operation';
import { namedTags } from '../../../fields/byName';
import { locator, named } from '../../../fields/locator';
import { required } from '../../../fields/plain';
import { tagColor, tagName } from './fields';

export const update = operation({
	id: 'emailAccountTag.update',
	name: 'Update',
	action: 'Update a tag',
	description: 'Change name and color of a tag. SmartLead wants both.',
	request: 'POST /email-accounts/tag-manager',
	body: {
		id: locator({
			displayName: 'Tag',
			name: 'tagId',
			description: 'The tag to change',
			search: 'searchTags',
			named: named(namedTags),
		}),
		name: tagName,
		color: required(tagColor),
	},
	idempotent: true,
});
