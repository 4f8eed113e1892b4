import * as lists from '../fields/lists';
import { entries, named } from './entries';
import { lookedUp } from './search';

/** Replies that SmartLead could not match to a lead, newest first as it gives them. */
export const searchUntrackedReplies = lookedUp((filter) => ({
	route: '/master-inbox/untracked-replies',
	list: lists.untrackedReplies,
	find: (rows) =>
		entries(
			rows,
			{
				label: ({ from_email, subject, id }) =>
					named(from_email, `Reply ${String(id)}`) + (subject ? `: ${String(subject)}` : ''),
			},
			filter,
		),
}));
