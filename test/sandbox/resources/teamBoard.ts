import { ok } from '../answers';
import { isPositive, share, withReport } from './report';
import { sumsOf } from './mails';

/** analytics.teamBoardStats: the only place where the API names the members of the team. */
export const teamBoardStats = withReport(({ campaigns, mails, state }) => {
	const team_board_stats = [...state.teamMembers.values()].map((member) => {
		const own = campaigns.filter(({ teamMemberId }) => teamMemberId === member.id);
		const sent = mails.filter(({ campaign }) => campaign.teamMemberId === member.id);
		const sums = sumsOf(sent);
		const positive = sent.filter(isPositive(state)).length;
		return {
			id: member.id,
			name: member.name,
			profile_pic_url: null,
			lead_count: new Set(sent.map(({ lead }) => lead.id)).size,
			campaign_count: own.length,
			reply_count: sums.replied,
			positive_reply_count: positive,
			reply_rate: share(sums.replied, sums.sent),
			positive_reply_rate: share(positive, sums.sent),
			unique_open_count: sums.opened,
		};
	});
	return ok({ ok: true, data: { team_board_stats } });
});
