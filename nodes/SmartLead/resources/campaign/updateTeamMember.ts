import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { setOrRemove } from '../../../fields/setOrRemove';
import { teamMember } from '../../../fields/teamMember';

const assigned = setOrRemove(teamMember, {
	set: { name: 'Assign Team Member', value: 'assign' },
	remove: 'Remove Team Member',
	description: 'Whether to assign a team member or to remove the current one',
});

export const updateTeamMember = operation({
	id: 'campaign.updateTeamMember',
	name: 'Update Team Member',
	action: 'Assign a campaign to a team member',
	description: 'Assign a team member to a campaign, or remove the assignment',
	request: 'POST /campaigns/{campaign_id}/team-member',
	path: { campaign_id: campaign },
	body: {
		teamMemberId: assigned.change,
	},
	fields: [assigned.field],
	idempotent: true,
});
