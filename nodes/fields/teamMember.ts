import { namedTeamMembers } from './byName';
import { locator, named } from './locator';

/** A member of the team of the SmartLead account. */
export const teamMember = locator({
	displayName: 'Team Member',
	name: 'teamMemberId',
	description: 'The team member who is responsible',
	search: 'searchTeamMembers',
	named: named(namedTeamMembers),
});
