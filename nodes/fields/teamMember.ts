import { namedTeamMembers } from './byName';
import { recordLocator } from './locator';

/** A member of the team of the SmartLead account. */
export const teamMember = recordLocator({
	displayName: 'Team Member',
	name: 'teamMemberId',
	description: 'The team member to assign',
	records: namedTeamMembers,
});
