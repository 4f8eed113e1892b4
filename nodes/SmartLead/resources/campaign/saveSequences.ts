import { objectsIn } from '../../../engine/json';
import { rowsOf } from '../../../engine/run/answer';
import { operation } from '../../../engine/spec/operation';
import { valueOf, type Read } from '../../../engine/spec/parameter';
import { campaign } from '../../../fields/campaign';
import { sequences } from '../../../fields/lists';
import { notice } from '../../../fields/plain';
import { getSequences } from './getSequences';
import { hasSteps } from './sameSteps';
import { stepsForm, variablesNotice } from './stepsForm';
import { stepsJson, stepsGiven, stepsParameter } from './stepsParameter';

const campaignIn = (read: Read): number => Number(valueOf(campaign, read));

export const saveSequences = operation({
	id: 'campaign.saveSequences',
	name: 'Save Sequences',
	action: 'Save (edit) sequence: write emails, subject lines, follow ups, A/B tests',
	description: 'Write the steps of a campaign: delays, subjects, bodies and A/B variants',
	request: 'POST /campaigns/{campaign_id}/sequences',
	path: { campaign_id: campaign },
	body: { sequences: stepsParameter(stepsForm, campaignIn) },
	fields: [
		stepsForm,
		variablesNotice,
		stepsJson,
		notice(
			'stepsNotice',
			'These steps replace those of the campaign: a step that is left out may be lost. An active campaign has to be paused first.',
		),
	],
	settle: {
		reads: [{ operation: getSequences, rows: (steps) => [{ steps: objectsIn(steps) }] }],
		isState: true,
		is: ({ steps }, { body }) => hasSteps(objectsIn(steps), objectsIn(body?.sequences)),
		answer: () => ({ ok: true }),
		// SmartLead may write an email in a way of its own: other words prove nothing.
		mayComeLater: true,
	},
	destructive: true,
	custom: {
		because:
			'the answer lists the steps, but what was saved is one campaign: what follows runs once',
		async run({ request, read, send, remark }) {
			const answer = await send(request);
			const { remarks } = stepsGiven(read, stepsForm, () => campaignIn(read));
			for (const [heading, detail] of remarks) {
				remark(heading, detail);
			}
			const steps = rowsOf(answer, sequences);
			const json = { success: true, ...request.path, ...(steps ? { sequences: steps } : {}) };
			return [{ json }];
		},
	},
});
