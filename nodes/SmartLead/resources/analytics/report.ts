import { composed } from '../../../engine/spec/lookup';
import type { Operation } from '../../../engine/spec/operation';
import type { Encoded, Parameters } from '../../../engine/spec/parameter';
import { namedCampaigns, namedClients } from '../../../fields/byName';
import { anyDays, timeZone } from '../../../fields/dateRange';
import { asText } from '../../../fields/encode';
import { yesOrNo } from '../../../fields/plain';
import { several } from '../../../fields/tags';

/** Several records as one text with commas, which is how the reports take them. */
function joined(field: Encoded<unknown[]>): Encoded {
	return {
		...field,
		encode: (value, read) => composed(field.encode(value, read), (ids) => ids.join(',')),
	};
}

const campaignIds = joined(
	several({
		displayName: 'Campaign Names or IDs',
		name: 'campaignIds',
		records: namedCampaigns,
		required: false,
	}),
);

const clientIds = joined(
	several({
		displayName: 'Client Names or IDs',
		name: 'clientIds',
		records: namedClients,
		required: false,
	}),
);

/** Narrows a report to some clients. */
export const ofClients = { client_ids: clientIds } satisfies Parameters;

/** Narrows a report to some campaigns, or to the campaigns of some clients. */
export const ofCampaigns = { campaign_ids: campaignIds, ...ofClients } satisfies Parameters;

/** A report on a span of days in the time zone given, of some campaigns or all. */
export const report = {
	query: anyDays,
	filters: { query: ofCampaigns },
	optional: { query: { timezone: timeZone } },
	figures: true,
} satisfies Partial<Operation>;

/** The same, and that SmartLead does not shorten the report, as it does unless it is asked not to. */
export const fullReport = {
	...report,
	optional: {
		query: {
			timezone: timeZone,
			full_data: asText(
				yesOrNo(
					'Full Data',
					'fullData',
					'Whether to return the whole report, which SmartLead otherwise shortens when it is long',
				),
			),
		},
	},
} satisfies Partial<Operation>;

/** A report by the days on which emails were sent, which always says whose days these are. */
export const reportBySentTime = {
	query: { ...anyDays, timezone: timeZone },
	filters: { query: ofCampaigns },
	figures: true,
} satisfies Partial<Operation>;
