import { locator } from './locator';

/** A colleague in the SmartLead account. */
export const teamMember = locator({
	displayName: 'Team Member',
	name: 'teamMemberId',
	description: 'The team member who is responsible',
	search: 'searchTeamMembers',
});
