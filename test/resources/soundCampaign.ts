import type { IDataObject } from 'n8n-workflow';

import {
	addCampaign,
	addCampaignLead,
	addEmailAccount,
	addLead,
	type Campaign,
	type EmailAccount,
	type SandboxState,
	type Shapes,
} from '../sandbox';
import { byId } from './row';
import { scene, type Scene } from './scene';

/** The operation that looks at it. */
export const where = { resource: 'campaign', operation: 'check' };

/** A campaign that is ready, which a test then spoils. */
export interface Sound {
	campaign: Campaign;
	accounts: EmailAccount[];
	state: SandboxState;
}

const bodies = [
	'<p>{Hi|Hello} {{first_name}}, how is {{Job Title}} at {{company_name|your company}}?</p>',
	'<style>p{color:red}</style><p>{{{first_name}}|There}, {% if note %}{{note}}{% endif %} it is {{sl_day_of_week}}.</p>',
];

/** Makes one. */
export function sound(state: SandboxState, leads = 12): Sound {
	const now = Date.now();
	const accounts = [1, 2, 3].map(() =>
		addEmailAccount(state, now, { trackingDomain: 'track.example.com' }),
	);
	const campaign = addCampaign(state, now, {
		name: 'Sound',
		emailAccountIds: accounts.map(({ id }) => id),
		sequence: bodies.map((emailBody, index) => ({
			id: state.nextIds.step++,
			number: index + 1,
			subject: index === 0 ? 'A question, {{first_name}}' : '',
			emailBody,
			delayInDays: index * 3,
			type: 'EMAIL',
			variants: [],
			createdAt: new Date(now).toISOString(),
		})),
		schedule: {
			timezone: 'Europe/Berlin',
			days: [1, 2, 3, 4, 5],
			startHour: '09:00',
			endHour: '17:00',
			minTimeBetweenEmails: 10,
			maxNewLeadsPerDay: 20,
			startTime: new Date(now + 86_400_000).toISOString(),
		},
	});
	campaign.settings.unsubscribeText = 'Not for you? Tell me.';
	for (let number = 1; number <= leads; number++) {
		const { id: leadId } = addLead(state, now, {
			email: `ready${number}@example.com`,
			firstName: `Ready ${number}`,
			customFields: { 'Job Title': 'Planner' },
		});
		addCampaignLead(state, now, { campaignId: campaign.id, leadId });
	}
	return { campaign, accounts, state };
}

/** One of its leads, by its number. */
export const leadAt = ({ state }: Sound, number: number) => {
	const found = [...state.leads.values()].find(
		({ email }) => email === `ready${number}@example.com`,
	);
	if (!found) throw new Error('No such lead');
	return found;
};

/** Its schedule. */
export const scheduleOf = ({ campaign }: Sound) => {
	if (!campaign.schedule) throw new Error('No schedule');
	return campaign.schedule;
};

/** Gives its second email this text. */
export const secondEmail = (value: string) => (one: Sound) => {
	one.campaign.sequence[1].emailBody = value;
};

/** A sound campaign is spoiled, and checked. */
export async function checked(
	shapes: Shapes,
	spoil: (sound: Sound) => void,
	parameters: IDataObject = {},
	leads?: number,
) {
	const opened: Scene = scene({ shapes });
	const one = sound(opened.sandbox.state, leads);
	spoil(one);
	const run = async () =>
		await opened.run(where, { campaignId: byId(one.campaign.id), ...parameters } as never);
	return { ...(await run()), sandbox: opened.sandbox };
}
