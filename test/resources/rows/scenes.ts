import { addLeadCategory, type SandboxState } from '../../sandbox';

const at = Date.UTC(2026, 0, 15);

/** Category 8, the first of the account's own. */
export function ownCategory(state: SandboxState): void {
	addLeadCategory(state, at, { name: 'Key account' });
}

/** Campaign 301 has the prompt template 901. */
export function promptTemplate({ campaigns }: SandboxState): void {
	const campaign = campaigns.get(301);
	if (!campaign) return;
	campaign.promptTemplate = {
		id: 901,
		content: 'Answer briefly.',
		categoryIds: [1],
		isActive: true,
		createdAt: new Date(at).toISOString(),
	};
}

/** Campaign 301 belongs to client 201 and sends from its mailbox 102; its leads are on list 501. */
export function ofClient({ campaigns, leads, leadLists }: SandboxState): void {
	const campaign = campaigns.get(301);
	if (campaign) {
		campaign.clientId = 201;
		campaign.emailAccountIds.push(102);
	}
	for (const id of leads.keys()) leadLists.get(501)?.leadIds.add(id);
}
