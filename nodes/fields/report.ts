import { composed } from '../engine/spec/lookup';
import type { Encoded, Parameters } from '../engine/spec/parameter';
import { namedCampaigns, namedClients } from './byName';
import { timeZone } from './dateRange';
import { asText } from './encode';
import { yesOrNo } from './plain';
import { several } from './tags';

/** Several records as one text with commas, which is how the reports take them. */
function joined(field: Encoded): Encoded {
	return {
		...field,
		encode: (value, read) =>
			composed(field.encode(value, read) as unknown[], (ids) => ids.join(',')),
	};
}

const campaignIds = joined(
	several({
		displayName: 'Campaign Names or IDs',
		name: 'campaignIds',
		method: 'getCampaigns',
		named: namedCampaigns,
		required: false,
	}),
);

const clientIds = joined(
	several({
		displayName: 'Client Names or IDs',
		name: 'clientIds',
		method: 'getClients',
		named: namedClients,
		required: false,
	}),
);

/** Narrows a report to some clients. */
export const ofClients = { client_ids: clientIds } satisfies Parameters;

/** Narrows a report to some campaigns, or to the campaigns of some clients. */
export const ofCampaigns = { campaign_ids: campaignIds, ...ofClients } satisfies Parameters;

/** Where the days of a report begin. */
export const reportOptions = { timezone: timeZone } satisfies Parameters;

/** The same, and that SmartLead does not shorten the report, as it does unless it is asked not to. */
export const fullReport = {
	...reportOptions,
	full_data: asText(
		yesOrNo(
			'Full Data',
			'fullData',
			'Whether to return all data, where SmartLead would shorten a long report',
		),
	),
} satisfies Parameters;
