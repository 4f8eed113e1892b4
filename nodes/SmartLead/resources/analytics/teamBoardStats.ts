import { operation } from '../../../engine/spec/operation';
import { fullReport } from './report';
import { teamBoard } from '../../../fields/lists';

export const teamBoardStats = operation({
	id: 'analytics.teamBoardStats',
	name: 'Get by Team Member',
	action: 'Get analytics by team member (team performance)',
	description:
		'Retrieve what each member of the team has achieved in a date range, one item per member',
	request: 'GET /analytics/team-board/overall-stats',
	...fullReport,
	list: teamBoard,
});
