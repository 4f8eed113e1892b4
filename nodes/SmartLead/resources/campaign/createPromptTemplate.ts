import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { categories } from '../../../fields/category';
import { withVariables } from '../../../fields/plain';

export const createPromptTemplate = operation({
	id: 'campaign.createPromptTemplate',
	name: 'Create Prompt Template',
	action: 'Create a prompt template for a campaign',
	description: "Create the prompt that SmartLead's AI uses to answer replies to a campaign",
	request: 'POST /campaigns/{campaign_id}/prompt-template',
	path: { campaign_id: campaign },
	body: {
		prompt_content: withVariables({
			displayName: 'Prompt',
			name: 'promptContent',
			type: 'string',
			typeOptions: { rows: 5 },
			default: '',
			required: true,
			placeholder: 'e.g. Answer in two friendly sentences and offer a call.',
			description: "Prompt that SmartLead's AI uses to answer replies",
		}),
		categories,
	},
});
