import { json, notOk, ok, refuse } from '../answers';
import { flagIn, idIn, numberIn, numbersIn } from '../read';
import type { Handler } from '../types';
import { campaignNotFound, touch, withCampaign } from './campaign';

/** campaign.assignClient: null takes the client away, nothing leaves it as it is. */
export const assignClient: Handler = ({ body }, world) => {
	const { state } = world;
	const campaign = state.campaigns.get(idIn(body, 'campaignId'));
	if (!campaign) return json(500, { message: 'Invalid campaign Id!' });
	const wanted = numberIn(body, 'clientId');
	if (wanted !== undefined && !state.clients.has(wanted)) {
		return json(500, { message: 'Invalid client Id!' });
	}
	if ('clientId' in body) campaign.clientId = wanted ?? null;
	campaign.appliesClientDnc = flagIn(body, 'applyClientDNC') ?? campaign.appliesClientDnc;
	touch(campaign, world);
	const client = campaign.clientId === null ? undefined : state.clients.get(campaign.clientId);
	return ok({
		ok: true,
		message: client ? 'Client assigned' : 'Client removed',
		client: client ? { id: client.id, email: client.email } : null,
	});
};

/** campaign.updateTeamMember: null takes the member away, nothing leaves it as it is. */
export const updateTeamMember: Handler = withCampaign((campaign, { body }, world) => {
	const wanted = numberIn(body, 'teamMemberId');
	if (wanted !== undefined && !world.state.teamMembers.has(wanted)) {
		return refuse(404, 'Team member not found');
	}
	if ('teamMemberId' in body) campaign.teamMemberId = wanted ?? null;
	touch(campaign, world);
	return ok({ success: true, message: 'Team member updated' });
});

/** campaign.updateFolder: moves those that exist and names the others. */
export const updateFolder: Handler = ({ body }, world) => {
	const { state } = world;
	const folderId = numberIn(body, 'folder_id') ?? null;
	if (folderId !== null && !state.campaignFolders.has(folderId)) {
		return notOk(404, 'Folder not found');
	}
	const ids = [...new Set(numbersIn(body, 'campaign_ids'))];
	const found = ids.flatMap((id) => state.campaigns.get(id) ?? []);
	const missing = ids.filter((id) => !state.campaigns.has(id));
	if (found.length === 0) {
		return notOk(404, 'Campaigns not found', { not_found_campaign_ids: missing });
	}
	for (const campaign of found) {
		campaign.folderId = folderId;
		touch(campaign, world);
	}
	return ok({
		ok: true,
		requested: ids.length,
		updated: found.length,
		updated_campaign_ids: found.map(({ id }) => id),
		not_found_campaign_ids: missing,
	});
};

/** campaign.updateSpintaxDistribution: while the campaign is a draft only. */
export const updateSpintaxDistribution: Handler = ({ body }, world) => {
	const campaign = world.state.campaigns.get(idIn(body, 'campaignId'));
	if (!campaign) return campaignNotFound();
	if (campaign.status !== 'DRAFTED') {
		return refuse(400, 'The spintax mode of a campaign that is no draft cannot be changed');
	}
	campaign.spintaxMode = numberIn(body, 'spintaxDistributionMode') ?? campaign.spintaxMode;
	touch(campaign, world);
	return ok({ ok: true });
};
