import type { Rows } from '../row';

export const filterValue: Rows = {
	getLevels: {
		id: 'prospect.getLevels',
		required: {
			parameters: {},
			// The answer does not say how many there are: only an empty page is the last one.
			sends: [{ query: { offset: '0', limit: '50' } }, { query: { offset: '6', limit: '44' } }],
		},
		all: [
			{
				parameters: { limit: 1, filters: { search: 'entry' } },
				sends: [{ query: { offset: '0', limit: '1', search: 'entry' } }],
			},
		],
	},
};
