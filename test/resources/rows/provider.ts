import type { Rows } from '../row';

export const provider: Rows = {
	getAll: {
		id: 'smartDelivery.getProviders',
		required: { parameters: {}, sends: [{}] },
		all: [{ parameters: { returnAll: true }, sends: [{}] }],
	},
};
