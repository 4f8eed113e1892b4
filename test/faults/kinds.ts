import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, calls, people } from '../engine/stage';
import { addLeadsToCampaign, type LoggedCall, type SandboxState } from '../sandbox';

/** An operation that stands for all of its kind, and the one of its requests that meets the fault. */
export interface Kind {
	parameters: INodeParameters;
	items: IDataObject[];
	/** What SmartLead holds beside its seed. */
	scene?: (state: SandboxState) => void;
	/** The catalog id of its requests. */
	id: string;
	/** How many of them there are without a fault. */
	all: number;
	/** How many go before the one that meets it, and what tells that one from the others. */
	before: number;
	query?: Record<string, string>;
	/** The item that the error names, and what it says of the items around it. */
	item?: number;
	rest?: string;
	/** Why it is not sent again, where that is more than the usual care. */
	risk?: string;
	/** What it leaves in SmartLead, once however often it was sent; undefined for reads. */
	left?: (state: SandboxState) => number;
}

const size = 400;
const forMail = ', so that nobody is emailed twice';

/** The columns of the table. */
export const kinds: Record<string, Kind> = {
	read: { parameters: calls.get, items: [{}], id: 'campaign.get', all: 1, before: 0 },
	'page 3': {
		parameters: { ...calls.leads, campaignId: byId(302) },
		items: [{}],
		scene: (state) => addLeadsToCampaign(state, Date.now(), 302, 450),
		id: 'campaignLead.getAll',
		all: 5,
		before: 2,
		query: { offset: '200' },
	},
	idempotent: {
		parameters: calls.addMailboxes,
		items: [{}],
		id: 'campaign.addEmailAccounts',
		all: 1,
		before: 0,
		left: ({ campaigns }) =>
			campaigns.get(301)?.emailAccountIds.filter((id) => id === 102).length ?? 0,
	},
	'sends mail': {
		parameters: {
			resource: 'campaign',
			operation: 'sendTestEmail',
			campaignId: byId(301),
			leadId: byId(5_995_000_001),
			customEmailAddress: 'me@example.com',
		},
		items: [{}],
		id: 'campaign.sendTestEmail',
		all: 1,
		before: 0,
		risk: forMail,
		left: ({ testEmails }) => testEmails.length,
	},
	creates: {
		parameters: calls.create,
		items: [{}],
		id: 'campaign.create',
		all: 1,
		before: 0,
		left: ({ campaigns }) =>
			[...campaigns.values()].filter(({ name }) => name === 'Example').length,
	},
	'batch 2 of 5': {
		parameters: calls.addLeads,
		items: people(5 * size),
		id: 'campaignLead.add',
		all: 5,
		before: 1,
		item: size,
		rest: ' 400 items were handled before; this request held 400 items. 1,200 items after them were not sent.',
		risk: forMail,
		left: ({ leads }) =>
			[...leads.values()].filter(({ email }) => email.startsWith('person')).length / size,
	},
};

/** Whether SmartLead may have carried a call out, as far as anybody outside can know. */
export function mayHaveHappened({ answer: { status, fault } }: LoggedCall): boolean {
	if (fault) return !['dns', 'refused', 'certificate'].includes(fault);
	return status < 300 || status >= 500;
}
