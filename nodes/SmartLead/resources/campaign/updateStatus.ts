import { recordIn } from '../../../engine/run/answer';
import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { get } from './get';

export const updateStatus = operation({
	id: 'campaign.updateStatus',
	name: 'Update Status',
	action: 'Start (launch), pause, resume or stop a campaign',
	description: 'Start, pause or stop a campaign. Starting it sends email.',
	request: 'POST /campaigns/{campaign_id}/status',
	path: { campaign_id: campaign },
	body: {
		status: {
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
				{
					name: 'Pause',
					value: 'PAUSED',
					description: 'No further emails until it is started again',
				},
				{
					name: 'Start',
					value: 'START',
					description: 'Start the campaign, or resume it after a pause. Emails go out.',
				},
				{
					name: 'Stop',
					value: 'STOPPED',
					description: 'End the campaign for good. It cannot be started again.',
				},
			],
			default: 'PAUSED',
			description: 'What to do with the campaign',
		},
	},
	fields: [
		{
			displayName: 'Starting a campaign sends email to its leads, on its schedule.',
			name: 'startNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { status: ['START'] } },
		},
		{
			displayName:
				'A stopped campaign cannot be started again. To resume it later, pause it instead.',
			name: 'stopNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { status: ['STOPPED'] } },
		},
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
