import { byId, type Rows } from '../row';

const mapped = { emailAccountIds: [101, 102], tagIds: [401, 402] };
const ids = { email_account_ids: [101, 102], tag_ids: [401, 402] };

export const tag: Rows = {
	add: {
		id: 'emailAccountTag.assign',
		required: { parameters: mapped, sends: [{ body: ids }] },
		all: [
			{
				parameters: { emailAccountIds: '101, 102', tagIds: '401,402' },
				sends: [{ body: ids }],
			},
		],
	},
	create: {
		id: 'emailAccountTag.create',
		required: { parameters: { name: 'Warm' }, sends: [{ body: { name: 'Warm' } }] },
		all: [
			{
				parameters: { name: 'Warm', options: { color: '#4CAF50' } },
				sends: [{ body: { name: 'Warm', color: '#4CAF50' } }],
			},
		],
	},
	getAll: {
		id: 'emailAccountTag.getAll',
		required: { parameters: {}, sends: [{}] },
		all: [{ parameters: { returnAll: true }, sends: [{}] }],
	},
	getByEmails: {
		id: 'emailAccountTag.getByEmails',
		required: {
			parameters: { emails: 'sender2@example.com' },
			sends: [{ body: { email_ids: ['sender2@example.com'] } }],
		},
		all: [
			{
				parameters: { emails: 'sender1@example.com, sender2@example.com', returnAll: true },
				sends: [{ body: { email_ids: ['sender1@example.com', 'sender2@example.com'] } }],
			},
		],
	},
	remove: {
		id: 'emailAccountTag.remove',
		required: { parameters: mapped, sends: [{ body: ids }] },
		all: [],
	},
	update: {
		id: 'emailAccountTag.update',
		required: {
			parameters: { tagId: byId(401), name: 'Warm', color: '#4CAF50' },
			sends: [{ body: { id: 401, name: 'Warm', color: '#4CAF50' } }],
		},
		all: [],
	},
};
