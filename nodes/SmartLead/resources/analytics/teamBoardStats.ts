import { operation } from '../../../engine/spec/operation';
import { fullReport } from './report';
import { teamBoard } from '../../../fields/lists';

export const teamBoardStats = operation({
	id: 'analytics.teamBoardStats',
	name: 'Get by Team Member',
	action: 'Get analytics by team member (team performance)',
	description: 'Retrieve the results of each team member in a date range, one item per team member',
	request: 'GET /analytics/team-board/overall-stats',
	...fullReport,
	list: teamBoard,
});
