import { either, ok, refuse } from '../answers';
import { isBlocked } from '../blockList';
import { addCampaignLead, addLead } from '../build';
import { flagIn, isRecord, recordIn, recordsIn, textIn } from '../read';
import type { Campaign, Lead, SandboxState } from '../state';
import type { Values, World } from '../types';
import { touch, withCampaign } from './campaign';

/** Why a lead was left out, as a key for counting; the sentence is what the answer says. */
const reasons = {
	invalid: 'Invalid email address',
	duplicate: 'Lead already exists in this campaign',
	otherCampaign: 'Lead already exists in another campaign',
	blocked: 'Email or domain is in the global block list',
	unsubscribed: 'Lead has unsubscribed',
	bounced: 'Email is in the community bounce list',
} as const;

type Reason = keyof typeof reasons;

interface Outcome {
	added: number[];
	skipped: Array<{ email: string; reason: Reason }>;
}

/** What is already there, by address: looked up once per request, not once per lead. */
interface Known {
	clientId: number | null;
	leads: Map<string, Lead>;
	here: Set<number>;
	elsewhere: Set<number>;
}

function look(campaign: Campaign, state: SandboxState): Known {
	const known: Known = {
		clientId: campaign.clientId,
		leads: new Map(),
		here: new Set(),
		elsewhere: new Set(),
	};
	for (const lead of state.leads.values()) known.leads.set(lead.email, lead);
	for (const place of state.campaignLeads.values()) {
		(place.campaignId === campaign.id ? known.here : known.elsewhere).add(place.leadId);
	}
	return known;
}

/** Rough on purpose: what passes validation elsewhere is only counted here. */
function isAddress(email: string): boolean {
	return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email);
}

function reasonToSkip(
	email: string,
	known: Known,
	settings: Values,
	state: SandboxState,
): Reason | undefined {
	const lead = known.leads.get(email);
	const ignores = (name: string) => flagIn(settings, name) ?? false;
	if (!isAddress(email)) return 'invalid';
	if (lead && known.here.has(lead.id)) return 'duplicate';
	if (!ignores('ignore_global_block_list')) {
		if (isBlocked(state, email, known.clientId)) return 'blocked';
	}
	if (!ignores('ignore_unsubscribe_list')) {
		if (state.unsubscribed.has(email) || lead?.isUnsubscribed) return 'unsubscribed';
	}
	if (!ignores('ignore_community_bounce_list') && state.bounced.has(email)) return 'bounced';
	if (!ignores('ignore_duplicate_leads_in_other_campaign')) {
		if (lead && known.elsewhere.has(lead.id)) return 'otherCampaign';
	}
	return undefined;
}

/** Fields of a lead record and their names in a request. */
const fields = {
	firstName: 'first_name',
	lastName: 'last_name',
	companyName: 'company_name',
	phoneNumber: 'phone_number',
	website: 'website',
	location: 'location',
	linkedinProfile: 'linkedin_profile',
	companyUrl: 'company_url',
} as const;

/** What a request says about a lead. */
export function readFields(values: Values): Partial<Lead> {
	const read: Partial<Lead> = {};
	for (const [field, name] of Object.entries(fields)) {
		const value = textIn(values, name);
		if (value !== undefined) read[field as keyof typeof fields] = value;
	}
	if (isRecord(values.custom_fields)) read.customFields = values.custom_fields;
	return read;
}

function addAll(leads: Values[], settings: Values, campaign: Campaign, world: World): Outcome {
	const { state, now } = world;
	const known = look(campaign, state);
	const outcome: Outcome = { added: [], skipped: [] };
	for (const values of leads) {
		const given = textIn(values, 'email') ?? '';
		const email = given.trim().toLowerCase();
		const reason = reasonToSkip(email, known, settings, state);
		if (reason !== undefined) {
			outcome.skipped.push({ email: given, reason });
			continue;
		}
		const existing = known.leads.get(email);
		const lead = existing
			? Object.assign(existing, readFields(values))
			: addLead(state, now, { ...readFields(values), email });
		known.leads.set(email, lead);
		known.here.add(lead.id);
		addCampaignLead(state, now, { campaignId: campaign.id, leadId: lead.id });
		outcome.added.push(lead.id);
	}
	return outcome;
}

/** campaignLead.add: the first shape names every skipped lead, the second only counts them. */
export const add = withCampaign(
	(campaign, { body }, world) => {
		const given = recordsIn(body, 'lead_list');
		const settings = recordIn(body, 'settings');
		const { added, skipped } = addAll(given, settings, campaign, world);
		touch(campaign, world);
		const ids = flagIn(settings, 'return_lead_ids') ? { lead_ids: added } : {};
		const count = (reason: Reason) => skipped.filter((lead) => lead.reason === reason).length;
		return either(
			world.shapes,
			() =>
				ok({
					success: true,
					message: 'Leads added successfully',
					added_count: added.length,
					skipped_count: skipped.length,
					skipped_leads: skipped.map(({ email, reason }) => ({ email, reason: reasons[reason] })),
					...ids,
				}),
			() =>
				ok({
					ok: true,
					upload_count: added.length,
					total_leads: given.length,
					already_added_to_campaign: count('duplicate'),
					duplicate_count: count('otherCampaign') + count('duplicate'),
					block_count: count('blocked'),
					invalid_email_count: count('invalid'),
					unsubscribed_leads: count('unsubscribed'),
					bounce_count: count('bounced'),
					...ids,
				}),
		);
	},
	() => refuse(404, 'Campaign not found'),
);
