import type { Events, Place } from './events';
import type { SandboxState } from '../state/state';

/** Operations after which somebody may have to be told. */
const telling = new Set([
	'campaign.updateStatus',
	'campaignLead.updateCategory',
	'campaignLead.unsubscribe',
	'lead.unsubscribeGlobally',
	'inbox.updateCategory',
]);

/**
 * Remembers what an operation may change; the function that comes back tells the webhooks what it has
 * changed. Undefined for operations that nobody hears of.
 */
export function watchChanges(
	id: string,
	state: SandboxState,
	events: Events,
): (() => void) | undefined {
	if (!telling.has(id) || state.webhookStore.webhooks.size === 0) return undefined;
	const statuses = new Map([...state.campaigns.values()].map((one) => [one.id, one.status]));
	const leads = new Map(
		[...state.campaignLeads.values()].map(({ mapId, categoryId, isUnsubscribed }) => [
			mapId,
			{ categoryId, isUnsubscribed },
		]),
	);
	return () => {
		for (const [campaignId, before] of statuses) {
			const now = state.campaigns.get(campaignId)?.status;
			if (now !== undefined && now !== before) events.statusChanged(campaignId, before);
		}
		for (const link of state.campaignLeads.values()) {
			const before = leads.get(link.mapId);
			const place: Place = { campaignId: link.campaignId, leadId: link.leadId };
			if (!before) continue;
			if (before.categoryId !== link.categoryId) events.categoryUpdated(place, before.categoryId);
			if (!before.isUnsubscribed && link.isUnsubscribed) events.unsubscribed(place);
		}
	};
}
