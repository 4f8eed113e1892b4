import { ok } from '../answers';
import type { Handler } from '../types';
import { readSpan } from './dates';
import { mailsOf, percent, sumsOf } from './mails';

/** analytics.teamBoardStats: the only place where the API names the members of the team. */
export const teamBoardStats: Handler = ({ query }, { state }) => {
	const span = readSpan({ ...query, time_zone: query.timezone });
	if ('refusal' in span) return span.refusal;
	const team_board_stats = [...state.teamMembers.values()].map((member) => {
		const campaigns = [...state.campaigns.values()].filter((c) => c.teamMemberId === member.id);
		const mails = campaigns
			.flatMap((campaign) => mailsOf(campaign, state))
			.filter((mail) => span.holds(mail.sentAt));
		const sums = sumsOf(mails);
		return {
			id: member.id,
			name: member.name,
			profile_pic_url: null,
			lead_count: new Set(mails.map(({ lead }) => lead.id)).size,
			campaign_count: campaigns.length,
			reply_count: sums.replied,
			reply_rate: `${percent(sums.replied, sums.sent)}%`,
			unique_open_count: sums.opened,
		};
	});
	return ok({ ok: true, data: { team_board_stats } });
};
