import { ok, refuse } from '../answers';
import { flagIn, idIn, numberIn, numbersIn, textIn } from '../read';
import type { Campaign, EmailAccount, SandboxState } from '../state/state';
import type { Handler } from '../types';
import { touch, withCampaign } from './campaign';
import { invalidCampaign, placedIn } from './campaignLead';

function isConnected(account: EmailAccount): boolean {
	return account.isSmtpSuccess && account.isImapSuccess;
}

/** campaign.addEmailAccountsByTag: every mailbox that carries one of the tags. */
export const addByTag: Handler = withCampaign((campaign, { query, body }, world) => {
	const { state } = world;
	const tagIds = [...new Set(numbersIn(body, 'tag_ids'))];
	const unknown = tagIds.find((id) => !state.tags.has(id));
	if (unknown !== undefined) {
		return refuse(400, `Tag id - ${unknown} not allowed. Permission Error.`);
	}
	const tagged = [...state.emailAccounts.values()].filter((account) =>
		account.tagIds.some((id) => tagIds.includes(id)),
	);
	const disconnected = tagged.filter((account) => !isConnected(account));
	const skips = flagIn(body, 'only_connected') ?? false;
	const wanted = skips ? tagged.filter(isConnected) : tagged;
	const max = flagIn(query, 'max_limit') ? 5_000 : 2_500;
	if (wanted.length > max) return refuse(400, `At most ${max} mailboxes can be added at once`);
	const added = wanted.filter(({ id }) => !campaign.emailAccountIds.includes(id));
	campaign.emailAccountIds.push(...added.map(({ id }) => id));
	touch(campaign, world);
	return ok({
		ok: true,
		result: added.map(({ id }) => ({ email_account_id: id, email_campaign_id: campaign.id })),
		added_count: added.length,
		already_associated_count: wanted.length - added.length,
		tag_resolution: {
			matched_tags: tagIds,
			resolved_account_count: tagged.length,
			disconnected_account_count: disconnected.length,
			skipped_disconnected_count: skips ? disconnected.length : 0,
		},
	});
});

/** The mailboxes of a campaign's leads that can no longer send for it. */
function unusableIds(campaign: Campaign, usable: number[], state: SandboxState): number[] {
	const sending = placedIn(campaign, state).flatMap(({ place }) => place.emailAccountId ?? []);
	const ids = new Set([...campaign.emailAccountIds, ...sending]);
	return [...ids].filter((id) => !usable.includes(id));
}

/** campaign.reallocateMailboxes: leads that are not through move to the mailboxes that are left. */
export const reallocate: Handler = withCampaign((campaign, { body }, world) => {
	const { state } = world;
	const usable = campaign.emailAccountIds.filter((id) => {
		const account = state.emailAccounts.get(id);
		return account !== undefined && isConnected(account);
	});
	const given = numbersIn(body, 'from_email_account_ids');
	const unknown = given?.find((id) => !state.emailAccounts.has(id));
	if (unknown !== undefined) return refuse(404, `Email account ${unknown} not found`);
	const from = given ?? unusableIds(campaign, usable, state);
	const to = usable.filter((id) => !from.includes(id));
	if (to.length === 0) return refuse(400, 'The campaign has no other mailbox that can send');
	const moving = placedIn(campaign, state).filter(
		({ place: { emailAccountId, status } }) =>
			emailAccountId !== null && from.includes(emailAccountId) && status !== 'COMPLETED',
	);
	for (const [index, { place }] of moving.entries()) {
		place.emailAccountId = to[index % to.length] ?? null;
	}
	touch(campaign, world);
	return ok({ ok: true, leads_reallocated: moving.length, to_email_account_ids: to });
});

/** campaign.sendTestEmail: noted in the state; without an address it goes to the lead itself. */
export const sendTestEmail: Handler = withCampaign((campaign, { body }, { state }) => {
	const lead = state.leads.get(idIn(body, 'leadId'));
	if (!lead) return refuse(404, 'Lead not found');
	const step = numberIn(body, 'sequenceNumber') ?? 0;
	if (!campaign.sequence.some(({ number }) => number === step)) {
		return refuse(400, `The campaign has no sequence number ${step}`);
	}
	const [first] = campaign.emailAccountIds;
	const account = state.emailAccounts.get(numberIn(body, 'selectedEmailAccountId') ?? first ?? 0);
	if (!account) return refuse(404, 'Email account not found');
	state.testEmails.push({
		campaignId: campaign.id,
		leadId: lead.id,
		step,
		from: account.fromEmail,
		to: textIn(body, 'customEmailAddress') ?? lead.email,
	});
	return ok({ success: true, message: 'Test email sent successfully' });
});

/** campaignLead.updateEmailAccount: a mailbox that is set already stays unless it is overridden. */
export const updateOfLead: Handler = ({ body }, { state }) => {
	const campaign = state.campaigns.get(idIn(body, 'email_campaign_id'));
	if (!campaign) return invalidCampaign();
	const leadId = idIn(body, 'email_lead_id');
	const placed = placedIn(campaign, state).find(({ lead }) => lead.id === leadId);
	if (!placed) return refuse(404, 'Lead not found');
	const account = state.emailAccounts.get(idIn(body, 'email_account_id'));
	if (!account) return refuse(404, 'Email account not found');
	const overrides = flagIn(body, 'override_lead_email_account') ?? false;
	if (placed.place.emailAccountId === null || overrides) placed.place.emailAccountId = account.id;
	return ok({ success: true, message: 'Lead email account updated' });
};
