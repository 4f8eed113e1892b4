import type {
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { campaign } from '../fields/campaign';
import { leadColumns } from '../fields/leadRow';
import * as lists from '../fields/lists';
import { chosenBy } from '../fields/locator';
import { variablesOfSteps } from '../fields/variables';
import { campaignOf } from './chosen';
import { picking } from './search';

/**
 * The fields of a lead, for mapping by hand: the address, which is required, then what the emails of
 * the chosen campaign use, then the others. Without a campaign it asks nobody.
 */
export async function getLeadColumns(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const used = hasCampaign(this) ? await variablesOfCampaign(this) : [];
	const isUsed = (id: string) => used.includes(id);
	const [email, ...others] = leadColumns;
	const own = new Set(leadColumns.map(({ id }) => id));
	const further = used
		.filter((name) => !own.has(name))
		.map((name) => ({ id: name, displayName: name }));
	return {
		fields: [
			column(email, 'required'),
			...[...others.filter(({ id }) => isUsed(id)), ...further].map((one) => column(one, 'used')),
			...others.filter(({ id }) => !isUsed(id)).map((one) => column(one)),
		],
	};
}

function column(
	{ id, displayName }: { id: string; displayName: string },
	need?: 'required' | 'used',
): ResourceMapperField {
	return {
		id,
		displayName: need === 'used' ? `${displayName} (used in the emails)` : displayName,
		required: need === 'required',
		defaultMatch: false,
		display: true,
		type: 'string',
	};
}

/** A list of leads has no emails, and an expression names its campaign only when it runs. */
function hasCampaign(context: ILoadOptionsFunctions): boolean {
	if (context.getCurrentNodeParameter('resource') !== 'lead') return false;
	const { value } = chosenBy(context.getCurrentNodeParameter(campaign.field.name));
	return value !== undefined && value !== null && value !== '' && !String(value).startsWith('=');
}

const variablesOfCampaign = async (context: ILoadOptionsFunctions): Promise<string[]> =>
	await picking(context, async (ask) => {
		const path = { campaign_id: campaignOf(context) };
		return variablesOfSteps(
			await ask.all('/campaigns/{campaign_id}/sequences', lists.sequences, { path }),
		);
	});
