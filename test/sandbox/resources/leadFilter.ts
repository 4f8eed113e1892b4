import type { CampaignLead, Lead, SandboxState } from '../state/state';
import type { Values } from '../types';
import { momentOf } from './dates';
import { fitsEmailStatus } from './leadRecord';

/** A filter as a text, whether it came as a text or as a number. */
function wordIn(values: Values, name: string): string | undefined {
	const value = values[name];
	return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function fitsLeadType(places: CampaignLead[], wanted: string | undefined): boolean {
	const open = places.filter((place) => !place.isArchived);
	switch (wanted) {
		case undefined:
			return true;
		case 'active':
			return open.some(({ status }) => status === 'STARTED' || status === 'INPROGRESS');
		case 'yet_to_use':
			return places.length === 0;
		case 'previously_active':
			return open.length > 0 && open.every(({ status }) => status === 'COMPLETED');
		case 'archived':
			return places.length > 0 && open.length === 0;
		default:
			return false;
	}
}

/** Answers one filter for one place of a lead. */
type PlaceFilter = (place: CampaignLead, wanted: string, state: SandboxState) => boolean;

function isOneOf(id: number | null, wanted: string): boolean {
	return wanted.split(',').some((part) => part.trim() === String(id));
}

function replyTime(place: CampaignLead): number {
	return place.replyCount > 0 && place.lastEventAt !== null
		? Date.parse(place.lastEventAt)
		: Number.NaN;
}

const placeFilters: Record<string, PlaceFilter> = {
	campaignId: (place, wanted) => isOneOf(place.campaignId, wanted),
	status: (place, wanted) => place.status === wanted,
	emailStatus: (place, wanted) => fitsEmailStatus(place, wanted),
	emailAccountId: (place, wanted) => isOneOf(place.emailAccountId, wanted),
	leadCategoryIds: (place, wanted) => isOneOf(place.categoryId, wanted),
	unCategorized: (place, wanted) => wanted !== 'true' || place.categoryId === null,
	clientId: (place, wanted, { campaigns }) =>
		isOneOf(campaigns.get(place.campaignId)?.clientId ?? null, wanted),
	teamMemberId: (place, wanted, { campaigns }) =>
		isOneOf(campaigns.get(place.campaignId)?.teamMemberId ?? null, wanted),
	campaignTagId: (place, wanted, { campaigns }) =>
		(campaigns.get(place.campaignId)?.tagIds ?? []).some((id) => isOneOf(id, wanted)),
	emailCampaignSeqId: (place, wanted, { campaigns }) =>
		(campaigns.get(place.campaignId)?.sequence ?? []).some(
			(step) => step.number === place.lastStep && isOneOf(step.id, wanted),
		),
	replyDateFrom: (place, wanted) => replyTime(place) >= momentOf(wanted),
	replyDateTo: (place, wanted) => replyTime(place) <= momentOf(wanted),
};

/** Nothing here knows tags of leads or the providers behind addresses, so nobody fits. */
const unanswerable = ['tagIds', 'espDomainType', 'segType'];

/**
 * True when a lead fits the filters of `lead.getAll` or of a push to a list: what they say about a
 * campaign must all hold for the same one.
 */
export function fitsFilters(
	lead: Lead,
	places: CampaignLead[],
	filters: Values,
	state: SandboxState,
): boolean {
	const listId = wordIn(filters, 'listId');
	const imported = wordIn(filters, 'importedDate');
	const asked = Object.entries(placeFilters).flatMap(([name, fits]) => {
		const wanted = wordIn(filters, name);
		return wanted === undefined ? [] : [(place: CampaignLead) => fits(place, wanted, state)];
	});
	return (
		lead.email.includes((wordIn(filters, 'leadEmail') ?? '').toLowerCase()) &&
		(listId === undefined ||
			(state.leadLists.get(Number(listId))?.leadIds.has(lead.id) ?? false)) &&
		(imported === undefined || lead.createdAt.startsWith(imported.slice(0, 10))) &&
		unanswerable.every((name) => wordIn(filters, name) === undefined) &&
		fitsLeadType(places, wordIn(filters, 'leadType')) &&
		(asked.length === 0 || places.some((place) => asked.every((fits) => fits(place))))
	);
}
