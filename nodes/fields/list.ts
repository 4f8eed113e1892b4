import { yesOrNo } from './plain';

/** Adds the tags of each record to the answer. */
export const includeTags = yesOrNo(
	'Include Tags',
	'includeTags',
	'Whether to return the tags as well',
);
