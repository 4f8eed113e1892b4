import { addBlockEntry } from '../state/blockList';
import { either, json, ok, refuse } from '../answers';
import { threadOf } from '../state/inbox';
import { flagIn, numberIn, textIn, textsIn } from '../read';
import type { CampaignLead } from '../state/state';
import type { Handler } from '../types';
import { campaignNotFound } from './campaign';
import { withMapping } from './leadNotes';

const success = (message: string, data: unknown) => ok({ success: true, message, data });

/** inbox.changeReadStatus */
export const changeReadStatus = withMapping(({ mapId }, { body }, { state, now }) => {
	const thread = threadOf(state.inbox, mapId);
	thread.isRead = flagIn(body, 'read_status') ?? thread.isRead;
	return success('Read status updated', {
		email_lead_map_id: mapId,
		is_read: thread.isRead,
		updated_at: new Date(now).toISOString(),
	});
});

/** inbox.updateCategory: null takes it away. */
export const updateCategory = withMapping((place, { body }, { state }) => {
	const id = numberIn(body, 'category_id') ?? null;
	if (id !== null && !state.leadCategories.has(id)) {
		return refuse(422, 'category_id must be a valid number or null');
	}
	place.categoryId = id;
	return ok({ success: true, message: 'Lead category updated successfully' });
});

/** inbox.updateRevenue */
export const updateRevenue = withMapping(({ mapId }, { body }, { state, now }) => {
	const thread = threadOf(state.inbox, mapId);
	thread.revenue = numberIn(body, 'revenue') ?? 0;
	return success('Revenue updated successfully', {
		email_lead_map_id: mapId,
		revenue: thread.revenue,
		updated_at: new Date(now).toISOString(),
	});
});

/** inbox.updateTeamMember */
export const updateTeamMember = withMapping(({ mapId }, { body }, { state, now }) => {
	const id = numberIn(body, 'team_member_id') ?? NaN;
	if (!state.teamMembers.has(id)) return refuse(404, `Team member not found with ID ${id}`);
	threadOf(state.inbox, mapId).teamMemberId = id;
	return success('Team member assigned successfully', {
		email_lead_map_id: mapId,
		team_member_id: id,
		assigned_at: new Date(now).toISOString(),
	});
});

/** inbox.setReminder */
export const setReminder = withMapping(({ mapId }, { body }, { state }) => {
	const { inbox } = state;
	const reminder = {
		id: inbox.nextIds.reminder++,
		time: textIn(body, 'reminder_time') ?? '',
		message: textIn(body, 'message') ?? '',
	};
	threadOf(inbox, mapId).reminder = reminder;
	return success('Reminder set successfully', {
		reminder_id: reminder.id,
		email_lead_map_id: mapId,
		reminder_time: reminder.time,
		message: reminder.message,
	});
});

/** No calendar reaches further. */
const lastMoment = 8_640_000_000_000_000;

const later = (now: number, seconds: number) =>
	new Date(Math.min(now + seconds * 1000, lastMoment)).toISOString();

/** inbox.pushToSubsequence */
export const pushToSubsequence = withMapping((place, { body }, { state, now, shapes }) => {
	const child = state.campaigns.get(numberIn(body, 'sub_sequence_id') ?? NaN);
	if (child?.parentCampaignId !== place.campaignId) return refuse(422, 'Invalid sub_sequence_id');
	const moved: CampaignLead = {
		...place,
		mapId: state.nextIds.campaignLead++,
		campaignId: child.id,
		status: 'STARTED',
		lastStep: 0,
	};
	state.campaignLeads.set(moved.mapId, moved);
	const message = 'Lead pushed to subsequence successfully';
	const delay = numberIn(body, 'sub_sequence_delay_time') ?? 0;
	const documented = () =>
		success(message, {
			email_lead_map_id: place.mapId,
			parent_campaign_id: place.campaignId,
			sub_sequence_id: child.id,
			will_start_at: later(now, delay),
			stop_on_parent_reply: flagIn(body, 'stop_lead_on_parent_campaign_reply') ?? false,
		});
	return either(shapes, documented, documented, () =>
		ok({
			ok: true,
			message,
			data: { success: true, sub_sequence_id: child.id, delay_days: delay },
		}),
	);
});

/** inbox.resumeLead */
export const resumeLead = withMapping((place, { body }, { state, now, shapes }) => {
	const campaignId = numberIn(body, 'campaign_id') ?? NaN;
	const campaign = state.campaigns.get(campaignId);
	if (!campaign) return campaignNotFound();
	if (place.campaignId !== campaignId) return refuse(404, 'Lead mapping not found');
	const days = numberIn(body, 'resume_delay_days') ?? 0;
	// No calendar reaches that far.
	if (days > 100_000_000 - now / 86_400_000) return refuse(400, 'Invalid delay');
	place.status = place.lastStep > 0 ? 'INPROGRESS' : 'STARTED';
	place.resumeAt = later(now, days * 86_400);
	const message = 'Lead resumed successfully';
	const documented = () =>
		success(message, {
			campaign_id: campaignId,
			email_lead_map_id: place.mapId,
			resume_delay_days: days,
			will_resume_at: place.resumeAt,
		});
	const next = campaign.sequence.find(({ number }) => number > place.lastStep);
	return either(shapes, documented, documented, () =>
		next
			? ok({ ok: true, message, data: { status: 'success', nextSeqId: next.id } })
			: json(400, {
					ok: false,
					message: 'This is the last sequence. You cannot resume this lead.',
				}),
	);
});

/** inbox.ignoreReply: the id is a stats id; one that nobody knows is remembered as well. */
export const ignoreReply: Handler = ({ body }, { state }) => {
	const id = textIn(body, 'id') ?? '';
	if (flagIn(body, 'ignore_reply')) state.inbox.ignored.add(id);
	else state.inbox.ignored.delete(id);
	return ok({ ok: true, message: 'Reply updated', data: { id } });
};

/** inbox.blockDomains */
export const blockDomains: Handler = ({ body }, { state, now }) => {
	const domains = textsIn(body, 'domains') ?? [];
	if (domains.length === 0) return refuse(422, 'domains array must contain at least 1 domain');
	for (const entry of domains) addBlockEntry(state, now, { entry });
	return success('Domains blocked successfully', {
		blocked_domains: domains,
		source: textIn(body, 'source') ?? 'manual',
		blocked_at: new Date(now).toISOString(),
	});
};

/** inbox.createSavedView */
export const createSavedView: Handler = ({ body }, { state }) => {
	const view = {
		id: state.inbox.nextIds.savedView++,
		name: textIn(body, 'name') ?? '',
		filters: body.filters,
		limitedAccess: flagIn(body, 'limitedAccess') ?? true,
	};
	state.inbox.savedViews.push(view);
	return json(201, { ok: true, data: { id: view.id } });
};

/** inbox.getUntracked */
export const getUntracked: Handler = ({ query }, { state, shapes }) => {
	const offset = numberIn(query, 'offset') ?? 0;
	const limit = numberIn(query, 'limit') ?? 20;
	const has = (name: string, value: string) =>
		value.toLowerCase().includes((textIn(query, name) ?? '').toLowerCase());
	const found = state.inbox.untracked.filter(
		(one) =>
			has('from_email', one.fromEmail) &&
			has('to_email', one.toEmail) &&
			has('subject_line', one.subject),
	);
	const rows = found.slice(offset, offset + limit).map((one) => ({
		id: one.id,
		from_email: one.fromEmail,
		to_email: one.toEmail,
		subject: one.subject,
		received_at: one.receivedAt,
		has_attachments: false,
		...(flagIn(query, 'fetchBody') ? { body: one.body } : {}),
		...(flagIn(query, 'fetchAttachments') ? { attachments: [] } : {}),
	}));
	return either(
		shapes,
		() => ok({ untracked_replies: rows, total_count: found.length }),
		() => ok({ ok: true, data: { data: { replies: rows } } }),
		() => ok({ ok: true, data: rows, offset, limit }),
	);
};

/** inbox.associateUntrackedReply: the flag of success is misspelt. */
export const associateUntrackedReply: Handler = ({ body }, { state, now }) => {
	const place = state.campaignLeads.get(numberIn(body, 'leadMapId') ?? NaN);
	if (!place || place.campaignId !== numberIn(body, 'emailCampaignId')) {
		return refuse(404, 'Lead mapping not found');
	}
	const { untracked } = state.inbox;
	const index = untracked.findIndex(({ id }) => id === textIn(body, 'untrackedReplyId'));
	if (index < 0) return refuse(404, 'Untracked reply not found');
	untracked.splice(index, 1);
	place.replyCount++;
	place.lastEventAt = new Date(now).toISOString();
	return ok({ sucess: true, message: 'Reply associated', data: {} });
};
