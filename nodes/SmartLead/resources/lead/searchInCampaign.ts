import { firstValueAt } from '../../../engine/json';
import { byCursor } from '../../../engine/run/pages';
import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { searchFilters, searchOptions } from './searchFilters';

export const searchInCampaign = operation({
	id: 'campaignLead.search',
	name: 'Search in Campaign',
	action: 'Search leads in a campaign (bounced leads, unsubscribed leads)',
	description:
		'Retrieve the leads of a campaign that match a text, a step, an email account, a category or a state',
	request: 'POST /campaigns/{campaign_id}/leads/filter',
	path: { campaign_id: campaign },
	filters: { body: searchFilters },
	optional: { body: searchOptions },
	list: {
		paths: ['leads', 'data.leads', 'data'],
		pages: byCursor({
			size: 100,
			in: 'body',
			parameter: 'lastSeenLeadId',
			next: ({ answer }) => firstValueAt(answer, ['lastSeenEclmId', 'data.lastSeenEclmId']),
		}),
	},
	readOnly: true,
});
