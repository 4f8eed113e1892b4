import type { Encoded, Parameters } from '../engine/spec/parameter';
import { timeZone } from './dateRange';
import { asText } from './encode';
import { several } from './tags';

/** Several records as one text with commas, which is how the reports take them. */
function joined(field: Encoded): Encoded {
	return {
		...field,
		encode: (value, read) => (field.encode(value, read) as number[]).join(','),
	};
}

const campaignIds = joined(
	several({
		displayName: 'Campaign Names or IDs',
		name: 'campaignIds',
		method: 'getCampaigns',
		required: false,
	}),
);

const clientIds = joined(
	several({
		displayName: 'Client Names or IDs',
		name: 'clientIds',
		method: 'getClients',
		required: false,
	}),
);

/** Narrows a report to some clients. */
export const ofClients = { client_ids: clientIds } satisfies Parameters;

/** Narrows a report to some campaigns, or to the campaigns of some clients. */
export const ofCampaigns = { campaign_ids: campaignIds, ...ofClients } satisfies Parameters;

/** What most reports take: which campaigns, and where days begin. */
export const reportFilters = { ...ofCampaigns, timezone: timeZone } satisfies Parameters;

/** SmartLead shortens long reports unless it is asked not to. */
export const fullData = {
	full_data: asText({
		displayName: 'Full Data',
		name: 'fullData',
		type: 'boolean',
		default: true,
		description: 'Whether to return the data set as a whole where SmartLead would shorten it',
	}),
} satisfies Parameters;
