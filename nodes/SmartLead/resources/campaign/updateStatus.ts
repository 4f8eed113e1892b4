import { recordIn } from '../../../engine/run/answer';
import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { choice, notice, option } from '../../../fields/plain';
import { get } from './get';

export const updateStatus = operation({
	id: 'campaign.updateStatus',
	name: 'Update Status',
	action: 'Start (launch), pause, resume or stop a campaign (change status)',
	description: 'Start, pause or stop a campaign. Starting it sends email.',
	request: 'POST /campaigns/{campaign_id}/status',
	path: { campaign_id: campaign },
	body: {
		status: choice('Status', 'status', 'PAUSED', 'What to do with the campaign', [
			option('Pause', 'PAUSED', 'No further emails until it is started again'),
			option('Start', 'START', 'Start the campaign, or resume it after a pause. Emails go out.'),
			option('Stop', 'STOPPED', 'End the campaign for good. It cannot be started again.'),
		]),
	},
	fields: [
		notice('startNotice', 'Starting a campaign sends email to its leads, on its schedule.', {
			status: ['START'],
		}),
		notice(
			'stopNotice',
			'A stopped campaign cannot be started again. To resume it later, pause it instead.',
			{ status: ['STOPPED'] },
		),
	],
	settle: {
		reads: [{ operation: get, rows: recordIn }],
		isState: true,
		is: ({ status }, { body }) => isAsWanted(String(status), body?.status),
		answer: () => ({ ok: true }),
	},
	sendsEmail: true,
	destructive: true,
	idempotent: true,
});

/** How a campaign is called that is as wanted, and one that can still become so. */
const words: Record<string, { done: RegExp; open: RegExp }> = {
	START: { done: /^(active|start)/i, open: /^(draft|pause)/i },
	PAUSED: { done: /^pause/i, open: /^(draft|active|start)/i },
	STOPPED: { done: /^stop/i, open: /^(draft|active|start|pause)/i },
};

/** Undefined where it tells nothing: a campaign that is completed may have been started before. */
function isAsWanted(status: string, wanted: unknown): boolean | undefined {
	const { done, open } = words[String(wanted)] ?? {};
	if (done?.test(status)) return true;
	return open?.test(status) ? false : undefined;
}
