import { byId, type Rows } from '../row';
import { ownCategory } from './scenes';

const path = { category_id: '8' };

export const leadCategory: Rows = {
	create: {
		id: 'leadCategory.create',
		required: {
			parameters: { name: 'Key account' },
			sends: [{ body: { name: 'Key account' } }],
		},
		all: [
			{
				parameters: {
					name: 'Key account',
					options: { colourCode: '#33AA55', sentimentType: 'positive' },
				},
				sends: [
					{ body: { name: 'Key account', colour_code: '#33AA55', sentiment_type: 'positive' } },
				],
			},
			{
				parameters: { name: 'Key account', options: { sentimentType: 'neither' } },
				sends: [{ body: { name: 'Key account', sentiment_type: null } }],
			},
		],
	},
	delete: {
		id: 'leadCategory.delete',
		required: { scene: ownCategory, parameters: { categoryId: byId(8) }, sends: [{ path }] },
		all: [],
	},
	getAll: {
		id: 'leadCategory.getAll',
		required: { parameters: {}, sends: [{}] },
		all: [{ parameters: { returnAll: true }, sends: [{}] }],
	},
	update: {
		id: 'leadCategory.update',
		required: {
			scene: ownCategory,
			parameters: { categoryId: byId(8), updateFields: { name: 'Big account' } },
			sends: [{ path, body: { name: 'Big account' } }],
		},
		all: [
			{
				scene: ownCategory,
				parameters: {
					categoryId: byId(8),
					updateFields: {
						colourCode: '#000000',
						name: 'Big account',
						sentimentType: 'negative',
					},
				},
				sends: [
					{
						path,
						body: { colour_code: '#000000', name: 'Big account', sentiment_type: 'negative' },
					},
				],
			},
			{
				scene: ownCategory,
				parameters: { categoryId: byId(8), updateFields: { sentimentType: 'neither' } },
				sends: [{ path, body: { sentiment_type: null } }],
			},
		],
	},
};
