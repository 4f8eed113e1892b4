import { by, byId, type Rows } from '../row';

const mailbox = { emailAccountId: byId(101) };
const path = { email_account_id: '101' };

const login = {
	fromName: 'Sam of Example',
	fromEmail: 'new1@example.com',
	username: 'new1@example.com',
	password: 'example password',
	smtpHost: 'smtp.example.com',
	imapHost: 'imap.example.com',
};
const loginSent = {
	from_name: 'Sam of Example',
	from_email: 'new1@example.com',
	user_name: 'new1@example.com',
	password: 'example password',
	smtp_host: 'smtp.example.com',
	smtp_port: 587,
	imap_host: 'imap.example.com',
	imap_port: 993,
	warmup_enabled: false,
};

const settings = {
	bcc: 'copy@example.com',
	clientId: byId(201),
	customTrackingUrl: 'track.example.com',
	maxEmailPerDay: 40,
	signature: '<p>Best regards</p>',
	timeToWaitInMins: 12,
};
const settingsSent = {
	bcc: 'copy@example.com',
	client_id: 201,
	custom_tracking_url: 'track.example.com',
	max_email_per_day: 40,
	signature: '<p>Best regards</p>',
	time_to_wait_in_mins: 12,
};
const extras = {
	...settings,
	dailyRampup: 6,
	emailAccountId: byId(102),
	replyRatePercentage: 35,
	totalWarmupPerDay: 25,
};
const extrasSent = {
	...settingsSent,
	daily_rampup: 6,
	id: 102,
	reply_rate_percentage: 35,
	total_warmup_per_day: 25,
};

const token = {
	accessToken: 'example access',
	refreshToken: 'example refresh',
	idToken: 'example identity',
	scope: 'https://mail.example.com/',
	expiryDate: 1_798_000_000_000,
};
const tokenSent = {
	access_token: 'example access',
	refresh_token: 'example refresh',
	id_token: 'example identity',
	scope: 'https://mail.example.com/',
	expiry_date: 1_798_000_000_000,
};

const oauth = {
	fromName: 'Sam of Example',
	fromEmail: 'new2@example.com',
	username: 'new2@example.com',
	type: 'OUTLOOK',
};
const oauthSent = {
	from_name: 'Sam of Example',
	from_email: 'new2@example.com',
	username: 'new2@example.com',
	type: 'OUTLOOK',
	use_whitelabel_credentials: false,
	warmup_enabled: false,
};

const wishes = {
	filters: {
		folder: 'INBOX',
		from: '2026-01-15T10:30:00.000Z',
		to: '2026-01-31T10:30:00.000Z',
	},
	options: { includeBody: true, messageCount: 20 },
};
const wishesSent = {
	folder: 'INBOX',
	from: '2026-01-15T10:30:00.000Z',
	includeBody: true,
	limit: 20,
	to: '2026-01-31T10:30:00.000Z',
};

const mail = { to: 'lead1@example.com', subject: 'Our call', emailBody: '<p>On Friday?</p>' };
const mailSent = { to: 'lead1@example.com', subject: 'Our call', body: '<p>On Friday?</p>' };

export const emailAccount: Rows = {
	addOauth: {
		id: 'emailAccount.addOauth',
		required: {
			parameters: {
				...oauth,
				token: {
					set: {
						refreshToken: 'example refresh',
						scope: 'Mail.Send',
						expiryDate: 1_798_000_000_000,
					},
				},
			},
			sends: [
				{
					body: {
						...oauthSent,
						token: {
							token_type: 'Bearer',
							refresh_token: 'example refresh',
							scope: 'Mail.Send',
							expiry_date: 1_798_000_000_000,
						},
					},
				},
			],
		},
		all: [
			{
				parameters: {
					...oauth,
					token: {
						set: { ...token, expiry: '2026-12-23T00:00:00Z', expiresIn: 3600, extExpiresIn: 7200 },
					},
					useWhitelabelCredentials: true,
					warmupEnabled: true,
					options: extras,
				},
				sends: [
					{
						body: {
							...oauthSent,
							token: {
								...tokenSent,
								token_type: 'Bearer',
								expiry: '2026-12-23T00:00:00Z',
								expires_in: 3600,
								ext_expires_in: 7200,
							},
							use_whitelabel_credentials: true,
							warmup_enabled: true,
							...extrasSent,
						},
					},
				],
			},
		],
	},
	addSmtp: {
		id: 'emailAccount.addSmtp',
		required: { parameters: login, sends: [{ body: loginSent }] },
		all: [
			{
				parameters: {
					...login,
					smtpPort: 465,
					imapPort: 143,
					warmupEnabled: true,
					options: {
						...extras,
						imapPassword: 'other password',
						imapUsername: 'other@example.com',
						isSuspended: false,
						replyTo: 'answers@example.com',
						token: { set: token },
						type: 'GMAIL',
					},
				},
				sends: [
					{
						body: {
							...loginSent,
							smtp_port: 465,
							imap_port: 143,
							warmup_enabled: true,
							...extrasSent,
							imap_password: 'other password',
							imap_user_name: 'other@example.com',
							is_suspended: false,
							different_reply_to_address: 'answers@example.com',
							token: tokenSent,
							type: 'GMAIL',
						},
					},
				],
			},
		],
	},
	delete: {
		id: 'emailAccount.delete',
		required: { parameters: mailbox, sends: [{ path }] },
		all: [],
	},
	fetchReplies: {
		id: 'emailAccount.fetchReplies',
		required: { parameters: {}, sends: [{ body: {} }] },
		all: [],
	},
	get: {
		id: 'emailAccount.get',
		required: { parameters: mailbox, sends: [{ path }] },
		all: [
			{
				parameters: { ...mailbox, options: { fetchCampaigns: true, fetchTags: true } },
				sends: [{ path, query: { fetch_campaigns: 'true', fetch_tags: 'true' } }],
			},
		],
	},
	getAll: {
		id: 'emailAccount.getAll',
		required: {
			parameters: {}, // The list has no total: only an empty page ends it.
			sends: [{ query: { offset: '0', limit: '50' } }, { query: { offset: '3', limit: '47' } }],
		},
		all: [
			{
				parameters: {
					limit: 1,
					options: { fetchCampaigns: true },
					filters: {
						clientId: byId(201),
						emailWarmupStatus: 'ACTIVE',
						esp: 'OUTLOOK',
						isInUse: false,
						isSmtpSuccess: true,
						isWarmupBlocked: false,
						username: 'sender2@',
					},
				},
				sends: [
					{
						query: {
							client_id: '201',
							emailWarmupStatus: 'ACTIVE',
							esp: 'OUTLOOK',
							fetch_campaigns: 'true',
							isInUse: 'false',
							isSmtpSuccess: 'true',
							isWarmupBlocked: 'false',
							username: 'sender2@',
							offset: '0',
							limit: '1',
						},
					},
				],
			},
		],
	},
	getByEmail: {
		id: 'emailAccount.getByEmail',
		required: {
			parameters: { email: 'sender2@example.com' },
			sends: [{ query: { email: 'sender2@example.com' } }],
		},
		all: [
			{
				parameters: {
					email: 'sender2@example.com',
					simplify: false,
					options: { fetchCampaigns: false, fetchTags: true },
				},
				sends: [
					{
						query: {
							email: 'sender2@example.com',
							fetch_campaigns: 'false',
							fetch_tags: 'true',
						},
					},
				],
			},
		],
	},
	getMessages: {
		id: 'emailAccount.fetchMessages',
		required: { parameters: mailbox, sends: [{ path, body: {} }] },
		all: [{ parameters: { ...mailbox, ...wishes }, sends: [{ path, body: wishesSent }] }],
	},
	getMessagesOfMany: {
		id: 'emailAccount.fetchMessagesBulk',
		required: {
			parameters: { emailAccountIds: [101] },
			sends: [{ body: [{ account_id: 101 }] }],
		},
		all: [
			{
				parameters: { emailAccountIds: '101, 102', returnAll: true, ...wishes },
				sends: [
					{
						body: [
							{ account_id: 101, ...wishesSent },
							{ account_id: 102, ...wishesSent },
						],
					},
				],
			},
		],
	},
	getWarmupStats: {
		id: 'emailAccount.getWarmupStats',
		required: { parameters: mailbox, sends: [{ path }] },
		all: [],
	},
	reconnectFailed: {
		id: 'emailAccount.reconnectFailed',
		required: { parameters: {}, sends: [{ body: {} }] },
		all: [],
	},
	sendEmail: {
		id: 'email.sendSingle',
		required: {
			parameters: { from: byId(101), ...mail },
			sends: [{ body: { fromEmailId: 101, ...mailSent } }],
		},
		all: [
			{
				parameters: {
					from: by('email', 'sender2@example.com'),
					...mail,
					options: {
						attachments: {
							file: [{ filename: 'offer.txt', mimeType: 'text/plain', content: 'RXhhbXBsZQ==' }],
						},
						fromName: 'Sam of Example',
						replyTo: 'answers@example.com',
					},
				},
				sends: [
					{
						body: {
							fromEmail: 'sender2@example.com',
							...mailSent,
							attachments: [
								{ filename: 'offer.txt', mimeType: 'text/plain', content: 'RXhhbXBsZQ==' },
							],
							fromName: 'Sam of Example',
							replyTo: 'answers@example.com',
						},
					},
				],
			},
		],
	},
	sendUnblockCode: {
		id: 'emailAccount.sendWarmupUnblockOtp',
		required: { parameters: mailbox, sends: [{ path: { account_id: '101' }, body: {} }] },
		all: [],
	},
	suspend: {
		id: 'emailAccount.suspend',
		required: { parameters: mailbox, sends: [{ path }] },
		all: [],
	},
	unsuspend: {
		id: 'emailAccount.unsuspend',
		required: { parameters: mailbox, sends: [{ path }] },
		all: [],
	},
	update: {
		id: 'emailAccount.update',
		required: {
			parameters: { ...mailbox, updateFields: { fromName: 'Sam' } },
			sends: [{ path, body: { from_name: 'Sam' } }],
		},
		all: [
			{
				parameters: {
					...mailbox,
					updateFields: { ...settings, fromName: 'Sam', isSuspended: true },
				},
				sends: [{ path, body: { ...settingsSent, from_name: 'Sam', is_suspended: true } }],
			},
		],
	},
	updateMany: {
		id: 'emailAccount.bulkUpdateConfig',
		required: {
			parameters: { emailAccountIds: [101], updateFields: { messagePerDay: 30 } },
			sends: [{ body: { emailAccountIds: [101], updateData: { messagePerDay: 30 } } }],
		},
		all: [
			{
				parameters: {
					emailAccountIds: [101, 102],
					updateFields: {
						autoAdjustWarmup: true,
						clientId: byId(202),
						customTrackingDomain: 'track.example.com',
						dailyReplyLimit: 20,
						fromName: 'Sam',
						isRampupEnabled: false,
						maxEmailPerDay: 60,
						messagePerDay: 30,
						minTimeToWaitInMins: 9,
						rampupValue: 3,
						replyRate: 33,
						sendWarmupsOnlyOnWeekdays: true,
						signature: '<p>Best regards</p>',
						status: 'INACTIVE',
						tagIds: [401, 402],
						useCustomDomain: true,
						warmupMaxCount: 31,
						warmupMinCount: 11,
						warmupTagIdentifier: 'example-tag',
					},
				},
				sends: [
					{
						body: {
							emailAccountIds: [101, 102],
							updateData: {
								autoAdjustWarmup: true,
								clientId: 202,
								customTrackingDomain: 'track.example.com',
								dailyReplyLimit: 20,
								fromName: 'Sam',
								isRampupEnabled: false,
								maxEmailPerDay: 60,
								messagePerDay: 30,
								minTimeToWaitInMins: 9,
								rampupValue: 3,
								replyRate: 33,
								sendWarmupsOnlyOnWeekdays: true,
								signature: '<p>Best regards</p>',
								status: 'INACTIVE',
								tags: [401, 402],
								useCustomDomain: true,
								warmupMaxCount: 31,
								warmupMinCount: 11,
								warmupTagIdentifier: 'example-tag',
							},
						},
					},
				],
			},
		],
	},
	updateWarmup: {
		id: 'emailAccount.updateWarmup',
		// The reference demands the switch: what it is now is sent where nobody chose.
		required: {
			parameters: { ...mailbox, updateFields: { replyRatePercentage: 35 } },
			sends: [
				{ path, body: { reply_rate_percentage: 35 }, refused: 422 },
				{ id: 'emailAccount.get', path },
				{ path, body: { reply_rate_percentage: 35, warmup_enabled: true } },
			],
		},
		all: [
			{
				parameters: { ...mailbox, warmupEnabled: false },
				sends: [{ path, body: { warmup_enabled: false } }],
			},
			{
				parameters: {
					...mailbox,
					warmupEnabled: true,
					updateFields: {
						autoAdjustWarmup: true,
						dailyRampup: 6,
						isRampupEnabled: true,
						replyRatePercentage: 35,
						totalWarmupPerDay: 25,
						warmupKeyId: '70101',
					},
				},
				sends: [
					{
						path,
						body: {
							warmup_enabled: true,
							auto_adjust_warmup: true,
							daily_rampup: 6,
							is_rampup_enabled: true,
							reply_rate_percentage: 35,
							total_warmup_per_day: 25,
							warmup_key_id: '70101',
						},
					},
				],
			},
		],
	},
	verifyUnblockCode: {
		id: 'emailAccount.verifyWarmupUnblockOtp',
		required: {
			parameters: { ...mailbox, otp: '123456' },
			sends: [{ path: { account_id: '101' }, body: { otp: '123456' } }],
		},
		all: [],
	},
};
