import { addCampaign, type SandboxState } from '../../sandbox';
import { by, byId, type Rows } from '../row';
import { byEmail, firstMap, lookUp, mapByEmail, path, secondMap, secondPath } from './known';
import { viewFilters, viewSent } from './inboxLists';

const conversation = { leadMapId: byId(secondMap) };
const mapping = { email_lead_map_id: secondMap };
/** The one mail that lead 2 got. */
const statsId = `stats-${secondMap}01`;
const byIds = { campaignId: byId(301), which: 'id', statsId };

/** Campaign 303, a subsequence of campaign 301. */
const subsequence = (state: SandboxState): void =>
	void addCampaign(state, Date.UTC(2026, 0, 15), { parentCampaignId: 301 });

const sentReply = ({ inbox }: SandboxState): void =>
	void inbox.mails.push({
		kind: 'reply',
		mapId: secondMap,
		statsId,
		messageId: '<abc-123@mail.example.com>',
		to: 'lead2@example.com',
		body: 'Thank you',
		scheduledTime: null,
		at: '2026-01-20T10:00:00.000Z',
	});

const conversationRead = [lookUp, { id: 'campaignLead.getMessageHistory', path: secondPath }];
const answered = {
	path,
	body: {
		email_stats_id: statsId,
		email_body: 'Thank you',
		to_email: 'colleague@example.com',
	},
};

export const inbox: Rows = {
	associateUntrackedReply: {
		id: 'inbox.associateUntrackedReply',
		required: {
			parameters: {
				campaignId: byId(301),
				leadMapId: byId(firstMap),
				untrackedReplyId: by('id', '3001'),
			},
			sends: [{ body: { emailCampaignId: 301, leadMapId: firstMap, untrackedReplyId: '3001' } }],
		},
		all: [],
	},
	blockDomains: {
		id: 'inbox.blockDomains',
		required: {
			parameters: { domains: 'example.org' },
			sends: [{ body: { domains: ['example.org'] } }],
		},
		all: [
			{
				parameters: {
					domains: 'https://www.example.org/about, Example.net, example.org',
					options: { source: 'complaint' },
				},
				sends: [{ body: { domains: ['example.org', 'Example.net'], source: 'complaint' } }],
			},
		],
	},
	changeReadStatus: {
		id: 'inbox.changeReadStatus',
		required: {
			parameters: conversation,
			sends: [{ body: { ...mapping, read_status: true } }],
		},
		all: [
			{
				parameters: { ...mapByEmail, readStatus: false },
				sends: [lookUp, { body: { ...mapping, read_status: false } }],
			},
		],
	},
	createSavedView: {
		id: 'inbox.createSavedView',
		required: {
			parameters: { name: 'Hot', filters: { emailStatus: 'Replied' } },
			sends: [{ body: { name: 'Hot', filters: { emailStatus: 'Replied' } } }],
		},
		all: [
			{
				parameters: {
					name: 'Hot',
					filters: viewFilters,
					options: { limitedAccess: false },
				},
				sends: [{ body: { name: 'Hot', filters: viewSent, limitedAccess: false } }],
			},
		],
	},
	forward: {
		id: 'inbox.forward',
		required: {
			parameters: { ...byIds, messageId: '<1@mail.example.com>', toEmails: 'one@example.com' },
			sends: [
				{
					path,
					body: {
						stats_id: statsId,
						message_id: '<1@mail.example.com>',
						to_emails: 'one@example.com',
					},
				},
			],
		},
		all: [
			{
				parameters: {
					...byIds,
					messageId: '<1@mail.example.com>',
					toEmails: 'one@example.com, two@example.com',
					options: { forwardEmailBody: '<p>Please</p>', forwardEmailSubject: 'Please' },
				},
				sends: [
					{
						path,
						body: {
							stats_id: statsId,
							message_id: '<1@mail.example.com>',
							to_emails: 'one@example.com,two@example.com',
							forward_email_body: '<p>Please</p>',
							forward_email_subject: 'Please',
						},
					},
				],
			},
		],
	},
	get: {
		id: 'inbox.get',
		required: { parameters: conversation, sends: [{ path: { id: String(secondMap) } }] },
		all: [{ parameters: mapByEmail, sends: [lookUp, { path: { id: String(secondMap) } }] }],
	},
	getReplyStatus: {
		id: 'inbox.getReplyStatus',
		required: {
			scene: sentReply,
			parameters: { messageId: '<abc-123@mail.example.com>' },
			sends: [{ query: { message_id: '<abc-123@mail.example.com>' } }],
		},
		all: [],
	},
	ignoreReply: {
		id: 'inbox.ignoreReply',
		required: {
			parameters: { which: 'id', statsId },
			sends: [{ body: { id: statsId, ignore_reply: true } }],
		},
		all: [
			{
				parameters: { which: 'id', statsId, ignoreReply: false },
				sends: [{ body: { id: statsId, ignore_reply: false } }],
			},
			{
				parameters: byEmail,
				// The documented message history has no ids.
				sends: conversationRead,
				fails: { documented: /has emails without IDs/ },
				alternately: [...conversationRead, { body: { id: statsId, ignore_reply: true } }],
				live: [...conversationRead, { body: { id: statsId, ignore_reply: true } }],
			},
		],
	},
	pushToSubsequence: {
		id: 'inbox.pushToSubsequence',
		required: {
			scene: subsequence,
			parameters: { ...conversation, subSequenceId: byId(303) },
			sends: [{ body: { ...mapping, sub_sequence_id: 303 } }],
		},
		all: [
			{
				scene: subsequence,
				parameters: {
					...mapByEmail,
					subSequenceId: byId(303),
					options: { delaySeconds: 0, stopOnParentReply: true },
				},
				sends: [
					lookUp,
					{
						body: {
							...mapping,
							sub_sequence_id: 303,
							sub_sequence_delay_time: 0,
							stop_lead_on_parent_campaign_reply: true,
						},
					},
				],
			},
		],
	},
	reply: {
		id: 'inbox.reply',
		required: {
			parameters: { ...byIds, emailBody: 'Thank you' },
			sends: [{ path, body: { email_stats_id: statsId, email_body: 'Thank you' } }],
		},
		all: [
			{
				parameters: {
					...byIds,
					emailBody: '<p>Thank you</p>',
					toById: 'address',
					toEmailById: 'lead2@example.com',
					options: {
						addSignature: false,
						attachments: {
							file: [
								{
									fileUrl: 'https://example.com/offer.pdf',
									fileName: 'offer.pdf',
									fileType: 'application/pdf',
									fileSize: 1234,
								},
							],
						},
						bcc: 'one@example.com',
						cc: 'one@example.com, two@example.com',
						replyEmailBody: 'Prices?',
						replyEmailTime: '2026-01-16',
						replyMessageId: '<1@mail.example.com>',
						scheduledTime: '2026-02-01T10:00:00+01:00',
						toFirstName: 'Lead',
						toLastName: 'Two',
					},
				},
				sends: [
					{
						path,
						body: {
							email_stats_id: statsId,
							email_body: '<p>Thank you</p>',
							add_signature: false,
							attachments: [
								{
									file_url: 'https://example.com/offer.pdf',
									file_name: 'offer.pdf',
									file_type: 'application/pdf',
									file_size: 1234,
								},
							],
							bcc: 'one@example.com',
							cc: 'one@example.com,two@example.com',
							reply_email_body: 'Prices?',
							reply_email_time: '2026-01-16T00:00:00.000Z',
							reply_message_id: '<1@mail.example.com>',
							scheduled_time: '2026-02-01T09:00:00.000Z',
							to_email: 'lead2@example.com',
							to_first_name: 'Lead',
							to_last_name: 'Two',
						},
					},
				],
			},
			{
				parameters: {
					...byEmail,
					emailBody: 'Thank you',
					to: 'address',
					toEmail: 'colleague@example.com',
				},
				// The documented message history has no ids to answer to.
				sends: conversationRead,
				fails: { documented: /has emails without IDs/ },
				alternately: [...conversationRead, answered],
				live: [...conversationRead, answered],
			},
		],
	},
	resumeLead: {
		id: 'inbox.resumeLead',
		required: {
			parameters: { campaignId: byId(301), leadMapId: byId(secondMap) },
			sends: [{ body: { campaign_id: 301, ...mapping } }],
		},
		all: [
			{
				parameters: { ...mapByEmail, options: { delayDays: 0 } },
				sends: [lookUp, { body: { campaign_id: 301, ...mapping, resume_delay_days: 0 } }],
			},
		],
	},
	setReminder: {
		id: 'inbox.setReminder',
		required: {
			parameters: {
				...conversation,
				which: 'id',
				statsId,
				message: 'Call',
				reminderTime: '2026-02-01',
			},
			sends: [
				{
					body: {
						...mapping,
						email_stats_id: statsId,
						message: 'Call',
						reminder_time: '2026-02-01T00:00:00.000Z',
					},
				},
			],
		},
		all: [],
	},
	updateCategory: {
		id: 'inbox.updateCategory',
		required: {
			parameters: { ...conversation, categoryId: byId(2) },
			sends: [{ body: { ...mapping, category_id: 2 } }],
		},
		all: [
			{
				parameters: { ...mapByEmail, change: 'remove' },
				sends: [lookUp, { body: { ...mapping, category_id: null } }],
			},
		],
	},
	updateRevenue: {
		id: 'inbox.updateRevenue',
		required: {
			parameters: { ...conversation, revenue: 500 },
			sends: [{ body: { ...mapping, revenue: 500 } }],
		},
		all: [],
	},
	updateTeamMember: {
		id: 'inbox.updateTeamMember',
		required: {
			parameters: { ...conversation, teamMemberId: byId(601) },
			sends: [{ body: { ...mapping, team_member_id: 601 } }],
		},
		all: [],
	},
};
