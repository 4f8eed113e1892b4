import { operation } from '../../../engine/operation';
import { fieldOf, valueOf } from '../../../engine/request';
import { campaign } from '../../../fields/campaign';
import { teamMember } from '../../../fields/teamMember';

const assigned = {
	...teamMember,
	field: { ...teamMember.field, displayOptions: { show: { change: ['assign'] } } },
};

export const updateTeamMember = operation({
	id: 'campaign.updateTeamMember',
	name: 'Update Team Member',
	action: 'Update team member of a campaign',
	description: 'Make a team member responsible for a campaign, or nobody',
	request: 'POST /campaigns/{campaign_id}/team-member',
	path: { campaign_id: campaign },
	body: {
		teamMemberId: {
			field: {
				displayName: 'Change',
				name: 'change',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Assign Team Member', value: 'assign' },
					{ name: 'Remove Team Member', value: 'remove' },
				],
				default: 'assign',
				description: 'Whether to make somebody responsible or nobody',
			},
			encode: (change, read) => (change === 'remove' ? null : valueOf(assigned, read)),
		},
	},
	fields: [fieldOf(assigned)],
	idempotent: true,
});
