import { byId, type Rows } from '../row';

export const emailAccount: Rows = {
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
					filters: {
						clientId: byId(201),
						emailWarmupStatus: 'ACTIVE',
						esp: 'OUTLOOK',
						fetchCampaigns: true,
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
};
