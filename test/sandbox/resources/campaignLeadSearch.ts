import { ok } from '../answers';
import { flagIn, numberIn, numbersIn, textIn, textsIn } from '../read';
import type { CampaignLead } from '../state';
import type { Handler, Values } from '../types';
import { withCampaign } from './campaign';
import { invalidCampaign, placedIn } from './campaignLead';
import type { Placed } from './campaignLead';
import { fitsEmailStatus, leadRecord } from './leadRecord';

function fitsPreset(place: CampaignLead, preset: string | undefined): boolean {
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

function isWanted(placed: Placed, body: Values): boolean {
	const { place } = placed;
	return (
		fitsText(placed, textIn(body, 'searchText')) &&
		fitsPreset(place, textIn(body, 'statusFilter')) &&
		fitsCategory(place, body) &&
		anyOf(textsIn(body, 'leadStatuses'), (status) => place.status === status) &&
		anyOf(textsIn(body, 'emailStatuses'), (status) => fitsEmailStatus(place, status)) &&
		anyOf(numbersIn(body, 'emailAccountIds'), (id) => place.emailAccountId === id) &&
		anyOf(numbersIn(body, 'sequenceNumbers'), (number) => place.lastStep === number)
	);
}

/** campaignLead.search: the cursor is the map id of the last entry, null behind the end. */
export const search: Handler = withCampaign((campaign, { body }, { state }) => {
	const limit = numberIn(body, 'limit') ?? 25;
	const after = numberIn(body, 'lastSeenLeadId') ?? 0;
	const found = placedIn(campaign, state)
		.filter((placed) => isWanted(placed, body))
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
