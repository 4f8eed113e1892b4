import { ok } from '../answers';
import { flagIn, listIn, numberIn, numbersIn, textIn, textsIn } from '../read';
import type { Campaign, CampaignLead, SequenceStep } from '../state/state';
import type { Handler, Values } from '../types';
import { withCampaign } from './campaign';
import { invalidCampaign, placedIn } from './campaignLead';
import type { Placed } from './campaignLead';
import { fitsEmailStatus, leadRecord } from './leadRecord';

function stepAt(campaign: Campaign, number: number): SequenceStep | undefined {
	return campaign.sequence.find((step) => step.number === number);
}

/** The step that a lead waits for, where somebody has to take it by hand. */
function manualStep(place: CampaignLead, campaign: Campaign): SequenceStep | undefined {
	const next = stepAt(campaign, place.lastStep + 1);
	return next?.type === 'MANUAL' && place.status !== 'COMPLETED' ? next : undefined;
}

function fitsPreset(place: CampaignLead, preset: string | undefined, campaign: Campaign): boolean {
	switch (preset) {
		case undefined:
		case 'all':
			return true;
		case 'active':
			return place.status === 'STARTED' || place.status === 'INPROGRESS';
		case 'replied':
			return place.replyCount > 0;
		case 'failed':
			return place.isBounced;
		case 'completed':
			return place.status === 'COMPLETED';
		case 'paused':
			return place.status === 'PAUSED';
		case 'scheduled':
			return place.resumeAt !== null;
		case 'manual_followups':
			return manualStep(place, campaign) !== undefined;
		default:
			return false;
	}
}

function fitsCategory(place: CampaignLead, body: Values): boolean {
	const ids = numbersIn(body, 'leadCategoryIds');
	if (flagIn(body, 'leadCategoryIsNull') && place.categoryId !== null) return false;
	// -1 stands for "none".
	return ids === undefined || ids.length === 0 || ids.includes(place.categoryId ?? -1);
}

function fitsText({ lead }: Placed, wanted: string | undefined): boolean {
	if (wanted === undefined) return true;
	return [lead.email, lead.firstName, lead.lastName, lead.companyName].some((text) =>
		text?.toLowerCase().includes(wanted.toLowerCase()),
	);
}

/** An empty list filters nothing. */
function anyOf<T>(wanted: T[] | undefined, fits: (value: T) => boolean): boolean {
	return wanted === undefined || wanted.length === 0 || wanted.some(fits);
}

function kindOf(step: SequenceStep): string {
	return step.type === 'MANUAL' ? 'MANUAL' : 'AUTO';
}

/** What a search says about the step that was mailed last and about the one to come. */
function fitsStep(place: CampaignLead, body: Values, campaign: Campaign): boolean {
	const last = stepAt(campaign, place.lastStep);
	const manual = manualStep(place, campaign);
	const kind = textIn(body, 'seqScheduleType');
	const variant = last?.variants[place.mapId % Math.max(1, last.variants.length)];
	return (
		anyOf(numbersIn(body, 'sequenceNumbers'), (number) => place.lastStep === number) &&
		anyOf(numbersIn(body, 'sequenceIds'), (id) => last?.id === id) &&
		anyOf(numbersIn(body, 'seqVariantIds'), (id) => variant?.id === id) &&
		anyOf(numbersIn(body, 'filterManualSeqIds'), (id) => manual?.id === id) &&
		(kind === undefined || (last !== undefined && kindOf(last) === kind)) &&
		(!flagIn(body, 'filterLeadsForManualCompletion') || manual !== undefined)
	);
}

/** Nothing here knows the providers behind addresses or mailboxes that are gone: nobody fits. */
const unanswerable = ['espDomainTypes', 'segTypes', 'deletedEmailAddresses'];

function isWanted(placed: Placed, body: Values, campaign: Campaign): boolean {
	const { place } = placed;
	return (
		fitsText(placed, textIn(body, 'searchText')) &&
		fitsPreset(place, textIn(body, 'statusFilter'), campaign) &&
		fitsCategory(place, body) &&
		anyOf(textsIn(body, 'leadStatuses'), (status) => place.status === status) &&
		anyOf(textsIn(body, 'emailStatuses'), (status) => fitsEmailStatus(place, status)) &&
		anyOf(numbersIn(body, 'emailAccountIds'), (id) => place.emailAccountId === id) &&
		unanswerable.every((name) => anyOf(listIn(body, name), () => false)) &&
		fitsStep(place, body, campaign)
	);
}

/** campaignLead.search: the cursor is the map id of the last entry, null behind the end. */
export const search: Handler = withCampaign((campaign, { body }, { state }) => {
	const limit = numberIn(body, 'limit') ?? 25;
	const after = numberIn(body, 'lastSeenLeadId') ?? 0;
	const found = placedIn(campaign, state)
		.filter((placed) => isWanted(placed, body, campaign))
		.sort((a, b) => a.place.mapId - b.place.mapId);
	const page = found.filter(({ place }) => place.mapId > after).slice(0, limit);
	return ok({
		leads: page.map(({ place, lead }) => ({
			id: place.mapId,
			current_seq_num: place.lastStep,
			status: place.status,
			email_account_id: place.emailAccountId,
			email_lead: leadRecord(lead),
			email_account: {},
		})),
		lastSeenEclmId: page[page.length - 1]?.place.mapId ?? null,
		count: found.length,
	});
}, invalidCampaign);
