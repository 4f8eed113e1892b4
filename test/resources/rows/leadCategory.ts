import type { Rows } from '../row';

export const leadCategory: Rows = {
	getAll: {
		id: 'leadCategory.getAll',
		required: { parameters: {}, sends: [{}] },
		all: [{ parameters: { returnAll: true }, sends: [{}] }],
	},
};
