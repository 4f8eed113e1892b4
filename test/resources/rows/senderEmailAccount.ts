import { byId, type Rows } from '../row';

export const senderEmailAccount: Rows = {
	autoGenerate: {
		id: 'smartSender.autoGenerateMailboxes',
		required: { parameters: { vendorId: byId(1) }, sends: [{ body: { vendor_id: '1' } }] },
		all: [
			{
				parameters: {
					vendorId: byId(2),
					domains: '{ "one.example.com": { "count": 2 }, "two.example.com": { "count": 1 } }',
					returnAll: true,
				},
				sends: [
					{
						body: {
							vendor_id: '2',
							domains: { 'one.example.com': { count: 2 }, 'two.example.com': { count: 1 } },
						},
					},
				],
			},
		],
	},
	getOtp: {
		id: 'smartSender.getOtp',
		required: {
			parameters: { emailAccount: 'admin@outreach.example.com' },
			sends: [{ query: { email_account: 'admin@outreach.example.com' } }],
		},
		all: [],
	},
};
