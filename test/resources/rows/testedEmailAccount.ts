import type { Rows } from '../row';

export const testedEmailAccount: Rows = {
	getAll: {
		id: 'smartDelivery.getMailboxSummary',
		required: { parameters: {}, sends: [{}] },
		all: [{ parameters: { returnAll: true }, sends: [{}] }],
	},
	getTotals: {
		id: 'smartDelivery.getMailboxCount',
		required: { parameters: {}, sends: [{}] },
		all: [],
	},
};
