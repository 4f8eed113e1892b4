import { byId, type Rows } from '../row';

const path = { campaign_id: '301' };

/** Pages of a hundred; a list without a total ends with an empty one. */
const page = (offset: number) => ({ offset: String(offset), limit: '100' });

const checked = [
	{ id: 'campaign.getSequences', path },
	{ id: 'campaign.getEmailAccounts', path },
	{ id: 'campaignLead.getAll', path, query: page(0) },
];
const accounts = [0, 3].map((offset) => ({ id: 'emailAccount.getAll', query: page(offset) }));
const blocked = { id: 'emailAccount.getAll', query: { ...page(0), isWarmupBlocked: 'true' } };

/** Jobs that are made of several requests. */
export const campaignJobs: Rows = {
	check: {
		id: 'campaign.check',
		required: {
			parameters: { campaignId: byId(301) },
			sends: [
				{ id: 'campaign.get', path },
				{ id: 'campaign.getAll' },
				...checked,
				// What the documented list of a campaign's email accounts does not tell.
				...accounts,
			],
			alternately: [{ id: 'campaign.get', path }, ...checked, ...accounts],
			live: [{ id: 'campaign.get', path }, ...checked, blocked],
		},
		all: [
			{
				parameters: {
					campaignId: byId(301),
					output: 'summary',
					options: {
						lowestReputation: 80,
						mostDays: 5,
						skipFindings: ['noUnsubscribe', 'trackingWithoutDomain'],
						stopOnErrors: false,
					},
				},
				sends: [{ id: 'campaign.get', path }, { id: 'campaign.getAll' }, ...checked, ...accounts],
				alternately: [{ id: 'campaign.get', path }, ...checked, ...accounts],
				live: [{ id: 'campaign.get', path }, ...checked, blocked],
			},
		],
	},
};
