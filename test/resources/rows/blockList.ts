import { addBlockEntry, type SandboxState } from '../../sandbox';
import { byId, type Rows } from '../row';

function blockedForClient(state: SandboxState): void {
	addBlockEntry(state, Date.UTC(2026, 0, 15), { entry: 'rival.example.com', clientId: 201 });
}

export const blockList: Rows = {
	add: {
		id: 'blockList.add',
		required: {
			parameters: { domainBlockList: 'rival.example.com' },
			sends: [{ body: { domain_block_list: ['rival.example.com'] } }],
		},
		all: [
			{
				parameters: {
					domainBlockList: ' rival.example.com, person@example.org,',
					options: { clientId: byId(201) },
				},
				sends: [
					{
						body: {
							domain_block_list: ['rival.example.com', 'person@example.org'],
							client_id: 201,
						},
					},
				],
			},
		],
	},
	delete: {
		id: 'blockList.delete',
		required: { parameters: { entryId: byId(1201) }, sends: [{ query: { id: '1201' } }] },
		all: [],
	},
	getAll: {
		id: 'blockList.getAll',
		required: {
			parameters: {},
			sends: [{ query: { offset: '0', limit: '50' } }, { query: { offset: '1', limit: '49' } }],
		},
		all: [
			{
				scene: blockedForClient,
				parameters: {
					limit: 1,
					filters: {
						clientId: byId(201),
						emailOrDomain: 'rival',
						emailWithDomain: 'person@rival.example.com',
					},
				},
				sends: [
					{
						query: {
							filter_client_id: '201',
							filter_email_or_domain: 'rival',
							filter_email_with_domain: 'person@rival.example.com',
							offset: '0',
							limit: '1',
						},
					},
				],
			},
		],
	},
};
