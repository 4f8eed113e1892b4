import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Campaign, SandboxState } from '../sandbox';

/** A document for Create From Blueprint with these steps; one of its tags is missing in the sandbox. */
export const blueprintWith = (...steps: IDataObject[]): string =>
	JSON.stringify({
		version: 1,
		name: 'Copy',
		steps,
		schedule: {
			timezone: 'Europe/Lisbon',
			days_of_the_week: [1, 2],
			start_hour: '09:00',
			end_hour: '17:00',
			max_new_leads_per_day: 10,
		},
		settings: { follow_up_percentage: 60 },
		tags: ['Example Tag', 'New'],
	});

/** A launch as the tests of broken-off runs have it: every part is there. */
export const spring: INodeParameters = {
	resource: 'campaign',
	operation: 'launch',
	name: 'Spring outreach',
	steps: {
		step: [
			{ subject: 'Hello {{first_name}}', emailBody: '<p>Hi {{first_name}}</p>' },
			{
				variants: {
					variant: [{ emailBody: '<p>Still there?</p>' }, { emailBody: '<p>Well?</p>' }],
				},
			},
		],
	},
	maxNewLeadsPerDay: 20,
	emailAccountIds: { __rl: true, mode: 'id', value: '101, 103' },
	campaignSettings: { unsubscribeText: 'Reply with no', followUpPercentage: 60 },
	start: true,
};

/** Its leads. */
export const springLeads = Array.from(
	{ length: 5 },
	(_, index): IDataObject => ({
		email: `lead${index + 11}@example.com`,
		first_name: `Lead ${index + 11}`,
	}),
);

/** The campaigns that it has made. */
export const springsIn = ({ campaigns }: SandboxState): Campaign[] =>
	[...campaigns.values()].filter(({ name }) => name === 'Spring outreach');

/** The addresses of the leads of a campaign. */
export const addressesIn = ({ campaignLeads, leads }: SandboxState, { id }: Campaign): string[] =>
	[...campaignLeads.values()]
		.filter(({ campaignId }) => campaignId === id)
		.map(({ leadId }) => leads.get(leadId)?.email ?? '')
		.sort();

/** Everything of a campaign that matters, without the numbers and times that differ from run to run. */
export function essenceOf(state: SandboxState, campaign: Campaign) {
	const { sequence, status, settings, schedule, emailAccountIds, clientId } = campaign;
	const steps = sequence.map(({ number, subject, emailBody, delayInDays, variants }) => ({
		...{ number, subject, emailBody, delayInDays },
		variants: variants.map(({ label, subject: own, emailBody: body }) => [label, own, body]),
	}));
	return {
		...{ steps, status, settings, schedule, clientId },
		accounts: [...emailAccountIds].sort(),
		leads: addressesIn(state, campaign),
	};
}
