import { operation } from '../../../engine/spec/operation';
import type { Encoded } from '../../../engine/spec/parameter';
import { campaign } from '../../../fields/campaign';
import { conversation, whereItIs } from '../../../fields/lead';
import { chosenBy } from '../../../fields/locator';

/** Sent where it is known; only an address is looked up in it. */
const perhaps: Encoded = {
	field: whereItIs,
	encode: (value, read) => {
		const { value: given } = chosenBy(value);
		const isMissing = given === undefined || given === null || given === '';
		return isMissing ? undefined : campaign.encode(value, read);
	},
};

export const getSequenceDetails = operation({
	id: 'lead.getSequenceDetails',
	name: 'Get Sequence Details',
	action: 'Get sequence details of a lead',
	description: 'Retrieve the result of each step for a lead of a campaign, one item per step',
	request: 'GET /leads/{lead_map_id}/sequence-details',
	query: { campaignId: perhaps },
	path: { lead_map_id: conversation },
	list: { paths: ['data', ''] },
});
