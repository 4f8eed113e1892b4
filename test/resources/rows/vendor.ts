import type { Rows } from '../row';

export const vendor: Rows = {
	getAll: {
		id: 'smartSender.getVendors',
		required: { parameters: {}, sends: [{}] },
		all: [{ parameters: { returnAll: true }, sends: [{}] }],
	},
};
