import type { IDataObject } from 'n8n-workflow';

import { firstValueAt, isObject } from '../../../engine/json';
import { operation } from '../../../engine/spec/operation';
import { asSent } from '../../../fields/alike';
import { campaign } from '../../../fields/campaign';
import { categories } from '../../../fields/category';
import { longText, required, withVariables } from '../../../fields/plain';
import { getPromptTemplate } from './getPromptTemplate';

export const createPromptTemplate = operation({
	id: 'campaign.createPromptTemplate',
	name: 'Create Prompt Template',
	action: 'Create a prompt template for a campaign',
	description: "Create the prompt that SmartLead's AI uses to answer replies to a campaign",
	request: 'POST /campaigns/{campaign_id}/prompt-template',
	path: { campaign_id: campaign },
	settle: {
		reads: [{ operation: getPromptTemplate, rows: templateIn }],
		since: 'created_at',
		is: asSent({ prompt_content: 'prompt_content' }),
		id: ['id', 'template.id'],
		answer: (template) => ({ success: true, data: { template } }),
		// Whether a new one takes the place of the old one, nobody says.
		mayComeLater: true,
	},
	body: {
		prompt_content: withVariables(
			required(
				longText(
					5,
					'Prompt',
					'promptContent',
					'e.g. Answer in two friendly sentences and offer a call.',
					"Prompt that SmartLead's AI uses to answer replies",
				),
			),
		),
		categories,
	},
});

function templateIn(answer: unknown): IDataObject[] | undefined {
	const template = firstValueAt(answer, ['data.template', 'template', 'data']);
	return isObject(template) ? [template] : undefined;
}
