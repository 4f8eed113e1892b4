import { operation } from '../../../engine/spec/operation';
import { conversation, whereItIs } from '../../../fields/lead';
import { teamMember } from '../../../fields/teamMember';

export const updateTeamMember = operation({
	id: 'inbox.updateTeamMember',
	name: 'Update Team Member',
	action: 'Assign an inbox lead to a team member (change owner)',
	description: 'Assign a team member to a conversation',
	request: 'POST /master-inbox/update-team-member',
	leadingFields: [whereItIs],
	body: { email_lead_map_id: conversation, team_member_id: teamMember },
	idempotent: true,
});
