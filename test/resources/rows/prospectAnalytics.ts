import { byId, type Rows } from '../row';

export const prospectAnalytics: Rows = {
	getReplyAnalytics: {
		id: 'prospect.getReplyAnalytics',
		required: { parameters: {}, sends: [{}] },
		all: [],
	},
	getSearchAnalytics: {
		id: 'prospect.getSearchAnalytics',
		required: { parameters: {}, sends: [{}] },
		all: [
			{
				parameters: { options: { filterId: byId(2103) } },
				sends: [{ query: { filter_id: '2103' } }],
			},
		],
	},
};
