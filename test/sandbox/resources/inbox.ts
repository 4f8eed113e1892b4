import { addBlockEntry } from '../blockList';
import { either, json, notOk, ok, refuse, text } from '../answers';
import { threadOf } from '../inbox';
import { flagIn, numberIn, textIn, textsIn } from '../read';
import type { CampaignLead, SandboxState } from '../state';
import type { Handler } from '../types';
import { campaignNotFound, withCampaign } from './campaign';
import { placedIn } from './campaignLead';
import { withMapping } from './leadDesk';
import { mailsTo } from './mails';

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

/** The place and the number of the mail that a stats id names. */
function mailWith(statsId: string, state: SandboxState) {
	for (const campaign of state.campaigns.values()) {
		for (const placed of placedIn(campaign, state)) {
			const mail = mailsTo(placed, campaign, state).find(
				(one) => `stats-${one.statsId}` === statsId,
			);
			if (mail) return mail;
		}
	}
	return undefined;
}

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
export const pushToSubsequence = withMapping((place, { body }, { state, now }) => {
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
	return success('Lead pushed to subsequence successfully', {
		email_lead_map_id: place.mapId,
		parent_campaign_id: place.campaignId,
		sub_sequence_id: child.id,
		will_start_at: later(now, numberIn(body, 'sub_sequence_delay_time') ?? 0),
		stop_on_parent_reply: flagIn(body, 'stop_lead_on_parent_campaign_reply') ?? false,
	});
});

/** inbox.resumeLead */
export const resumeLead = withMapping((place, { body }, { state, now }) => {
	const campaignId = numberIn(body, 'campaign_id') ?? NaN;
	if (!state.campaigns.has(campaignId)) return campaignNotFound();
	if (place.campaignId !== campaignId) return refuse(404, 'Lead mapping not found');
	const days = numberIn(body, 'resume_delay_days') ?? 0;
	// No calendar reaches that far.
	if (days > 100_000_000 - now / 86_400_000) return refuse(400, 'Invalid delay');
	place.status = place.lastStep > 0 ? 'INPROGRESS' : 'STARTED';
	place.resumeAt = later(now, days * 86_400);
	return success('Lead resumed successfully', {
		campaign_id: campaignId,
		email_lead_map_id: place.mapId,
		resume_delay_days: days,
		will_resume_at: place.resumeAt,
	});
});

/** inbox.reply: live accounts get a sentence instead of JSON. */
export const reply: Handler = withCampaign((campaign, { body }, { state, now, shapes }) => {
	const statsId = textIn(body, 'email_stats_id') ?? '';
	const mail = mailWith(statsId, state);
	if (mail?.campaign.id !== campaign.id) return refuse(404, 'Email stats not found');
	const { inbox } = state;
	const { mapId } = mail.place;
	inbox.mails.push({
		kind: 'reply',
		mapId,
		statsId,
		messageId: `<reply-${inbox.nextIds.mail++}@mail.example.com>`,
		to: textIn(body, 'to_email') ?? mail.lead.email,
		body: textIn(body, 'email_body') ?? '',
		scheduledTime: textIn(body, 'scheduled_time') ?? null,
		at: new Date(now).toISOString(),
	});
	threadOf(inbox, mapId).isRead = true;
	return either(
		shapes,
		() => ok({ success: true, message: 'Reply sent successfully' }),
		() => ({
			...text(200, 'Email added to the queue, will be sent out soon!'),
			headers: { 'Content-Type': 'text/html; charset=utf-8' },
		}),
	);
});

/** inbox.forward */
export const forward: Handler = withCampaign((campaign, { body }, { state, now, shapes }) => {
	const statsId = textIn(body, 'stats_id') ?? '';
	const mail = mailWith(statsId, state);
	if (mail?.campaign.id !== campaign.id) {
		return json(500, { ok: false, error: 'Email account not found!', status: 'error' });
	}
	const { inbox } = state;
	const messageId = `<forward-${inbox.nextIds.mail++}@mail.example.com>`;
	inbox.mails.push({
		kind: 'forward',
		mapId: mail.place.mapId,
		statsId,
		messageId,
		to: textIn(body, 'to_emails') ?? '',
		body: textIn(body, 'forward_email_body') ?? '',
		scheduledTime: null,
		at: new Date(now).toISOString(),
	});
	return either(
		shapes,
		() => ok({ ok: true, messageId, status: 'success' }),
		() => ok({ success: true }),
	);
});

/** inbox.getReplyStatus */
export const getReplyStatus: Handler = ({ query }, { state }) => {
	const mail = state.inbox.mails.find(({ messageId }) => messageId === textIn(query, 'message_id'));
	if (!mail) return notOk(404, 'No reply found for the given message_id');
	const waits = mail.scheduledTime !== null;
	return ok({
		ok: true,
		data: {
			message_id: mail.messageId,
			status: waits ? 'SCHEDULED' : 'COMPLETED',
			status_message: waits ? 'Email scheduled' : 'Email sent successfully!',
			event_time: mail.at,
			scheduled_time: mail.scheduledTime,
			email_stats_id: mail.statsId,
		},
	});
};

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
