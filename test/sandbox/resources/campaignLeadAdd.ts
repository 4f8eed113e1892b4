import { either, ok, refuse } from '../answers';
import { isBlocked } from '../state/blockList';
import { addCampaignLead, addLead } from '../state/build';
import { flagIn, isRecord, recordIn, recordsIn, textIn } from '../read';
import type { Campaign, Lead, SandboxState } from '../state/state';
import type { Shapes, Values, World } from '../types';
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
	added: Lead[];
	skipped: Array<{ email: string; reason: Reason; lead?: Lead }>;
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
	{ state, shapes }: World,
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
	const keepsOut = skipsOthers(ignores('ignore_duplicate_leads_in_other_campaign'), shapes);
	return keepsOut && lead && known.elsewhere.has(lead.id) ? 'otherCampaign' : undefined;
}

/** The reference says that the flag lets leads of other campaigns in; live it keeps them out. */
const skipsOthers = (flag: boolean, shapes: Shapes): boolean => flag === (shapes === 'live');

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
		const reason = reasonToSkip(email, known, settings, world);
		if (reason !== undefined) {
			outcome.skipped.push({ email: given, reason, lead: known.leads.get(email) });
			continue;
		}
		const existing = known.leads.get(email);
		const lead = existing
			? Object.assign(existing, readFields(values))
			: addLead(state, now, { ...readFields(values), email });
		known.leads.set(email, lead);
		known.here.add(lead.id);
		addCampaignLead(state, now, { campaignId: campaign.id, leadId: lead.id });
		outcome.added.push(lead);
	}
	return outcome;
}

/** What live says of an import: what was sent, what was added, and a counter for every reason. */
function counted(sent: number, { added, skipped }: Outcome) {
	const named = (reason: Reason) =>
		skipped.filter((one) => one.reason === reason).map(({ email }) => email);
	// The same address twice in one request is another duplicate than one that was there before.
	const here = named('duplicate');
	const repeated = here.filter((email) => added.some((lead) => lead.email === email.toLowerCase()));
	return {
		ok: true,
		upload_count: sent,
		total_leads: added.length,
		already_added_to_campaign: here.length - repeated.length,
		duplicate_count: repeated.length,
		skipped_in_other_campaign_count: named('otherCampaign').length,
		block_count: named('blocked').length,
		bounce_count: named('bounced').length,
		invalid_email_count: named('invalid').length,
		invalid_emails: named('invalid'),
		unsubscribed_leads: named('unsubscribed'),
		is_lead_limit_exhausted: false,
		lead_import_stopped_count: 0,
	};
}

/** Ids come as text, by address. */
function idMap({ added, skipped }: Outcome) {
	const known = (reason: Reason) =>
		skipped.flatMap(({ lead, reason: own }) => (lead && own === reason ? [lead] : []));
	const byAddress = (leads: Lead[]) =>
		Object.fromEntries(leads.map(({ email, id }) => [email, String(id)]));
	return {
		newlyAddedLeads: byAddress(added),
		existingLeads: byAddress(known('duplicate').filter((lead) => !added.includes(lead))),
		existingLeadsInOtherCampaigns: byAddress(known('otherCampaign')),
	};
}

/** campaignLead.add: the first shape names every skipped lead, the others only count them. */
export const add = withCampaign(
	(campaign, { body }, world) => {
		const given = recordsIn(body, 'lead_list');
		const settings = recordIn(body, 'settings');
		const outcome = addAll(given, settings, campaign, world);
		const { added, skipped } = outcome;
		touch(campaign, world);
		const wantsIds = flagIn(settings, 'return_lead_ids') ?? false;
		const ids = wantsIds ? { lead_ids: added.map(({ id }) => id) } : {};
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
			() =>
				ok({
					...counted(given.length, outcome),
					...(wantsIds ? { emailToLeadIdMap: idMap(outcome) } : {}),
				}),
		);
	},
	() => refuse(404, 'Campaign not found'),
);
