import { operation } from '../../../engine/spec/operation';
import { emailAccountTags } from '../../../fields/lists';

export const getAll = operation({
	id: 'emailAccountTag.getAll',
	name: 'Get Many',
	action: 'Get many tags',
	description:
		'Retrieve a list of the tags of the account. Campaigns and email accounts share them.',
	request: 'GET /email-accounts/tags',
	list: emailAccountTags,
});
