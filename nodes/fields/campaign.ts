import { locator } from './locator';

/** The campaign an operation works on. */
export const campaign = locator({
	displayName: 'Campaign',
	name: 'campaignId',
	description: 'The campaign to work on',
	search: 'searchCampaigns',
	url: {
		pattern: 'https://app\\.smartlead\\.ai/app/email-campaigns?(?:-v2)?/([0-9]+)',
		placeholder: 'e.g. https://app.smartlead.ai/app/email-campaign/12345/analytics',
	},
});
