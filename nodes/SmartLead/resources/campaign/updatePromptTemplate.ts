import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { categories } from '../../../fields/category';
import { locator, optional } from '../../../fields/locator';
import { longText, withVariables, yesOrNo } from '../../../fields/plain';

export const updatePromptTemplate = operation({
	id: 'campaign.updatePromptTemplate',
	name: 'Update Prompt Template',
	action: 'Update prompt template of a campaign',
	description: "Update the prompt that SmartLead's AI uses to answer replies to a campaign",
	request: 'PATCH /campaigns/{campaign_id}/prompt-template/{template_id}',
	path: {
		campaign_id: campaign,
		template_id: locator({
			displayName: 'Prompt Template',
			name: 'templateId',
			description: 'The template to change. A campaign has one.',
			search: 'searchPromptTemplates',
		}),
	},
	optional: {
		body: {
			categories: optional(categories),
			is_active: yesOrNo('Active', 'isActive', 'Whether the AI uses the template'),
			prompt_content: withVariables(
				longText(
					5,
					'Prompt',
					'promptContent',
					'e.g. Answer in two friendly sentences and offer a call.',
					"Prompt that SmartLead's AI uses to answer replies",
				),
			),
		},
	},
	idempotent: true,
});
