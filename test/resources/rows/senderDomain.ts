import { byId, type Rows } from '../row';

export const senderDomain: Rows = {
	getAll: {
		id: 'smartSender.getDomains',
		required: { parameters: {}, sends: [{}] },
		all: [{ parameters: { returnAll: true }, sends: [{}] }],
	},
	search: {
		id: 'smartSender.searchDomain',
		required: { parameters: {}, sends: [{}] },
		all: [
			{
				parameters: {
					domainName: 'example mail',
					filters: { vendorId: byId(2) },
					returnAll: true,
				},
				sends: [{ query: { domain_name: 'example mail', vendor_id: '2' } }],
			},
		],
	},
};
