import { rowsOf } from '../../../engine/run/answer';
import { operation } from '../../../engine/spec/operation';
import { blaming, valueOf, type Read } from '../../../engine/spec/parameter';
import { campaign } from '../../../fields/campaign';
import { sequences } from '../../../fields/lists';
import { withVariables } from '../../../fields/plain';
import { stepsOfForm } from './steps';
import { stepsForm } from './stepsForm';
import { stepsOfJson, type Steps } from './stepsJson';

const stepsJson = withVariables({
	displayName: 'Steps',
	name: 'stepsJson',
	type: 'json',
	default: '[]',
	required: true,
	placeholder: 'e.g. [{ "subject": "Hello {{first_name}}", "email_body": "<p>…</p>" }]',
	description:
		'A list of steps, in order. Each has email_body and, as you need them, subject, delay_in_days (3 for a follow-up without it) and seq_variants. To change an existing step, give its ID as well.',
	displayOptions: { show: { stepsFrom: ['json'] } },
});

export const saveSequences = operation({
	id: 'campaign.saveSequences',
	name: 'Save Sequences',
	action: 'Save sequences of a campaign',
	description: 'Write the steps of a campaign: delays, subjects, bodies and A/B variants',
	request: 'POST /campaigns/{campaign_id}/sequences',
	path: { campaign_id: campaign },
	body: {
		sequences: {
			field: {
				displayName: 'Steps From',
				name: 'stepsFrom',
				type: 'options',
				options: [
					{ name: 'Form', value: 'form', description: 'Fill in each step below' },
					{
						name: 'JSON',
						value: 'json',
						description: 'A list of steps, as the API writes them or as Get Sequences returns them',
					},
				],
				default: 'form',
				description: 'Where the steps come from',
			},
			encode: (from, read) => stepsFrom(from, read).steps,
		},
	},
	fields: [
		stepsForm,
		stepsJson,
		{
			displayName:
				'These steps replace those of the campaign: a step that is left out may be lost. An active campaign has to be paused first.',
			name: 'stepsNotice',
			type: 'notice',
			default: '',
		},
	],
	destructive: true,
	hatch: {
		because:
			'the answer lists the steps, but what was saved is one campaign: what follows runs once',
		async run({ request, read, send, remark }) {
			const answer = await send(request);
			for (const [heading, detail] of stepsFrom(read('stepsFrom'), read).remarks) {
				remark(heading, detail);
			}
			const steps = rowsOf(answer, sequences);
			const json = { success: true, ...request.path, ...(steps ? { sequences: steps } : {}) };
			return [{ json }];
		},
	},
});

const stepsFrom = (from: unknown, read: Read): Steps =>
	from === 'json'
		? blaming(stepsJson, () => stepsOfJson(read('stepsJson'), Number(valueOf(campaign, read))))
		: { steps: blaming(stepsForm, () => stepsOfForm(read('steps'))), remarks: [] };
