import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';

export const getPromptTemplate = operation({
	id: 'campaign.getPromptTemplate',
	name: 'Get Prompt Template',
	action: 'Get prompt template of a campaign',
	description: "Retrieve the prompt that SmartLead's AI uses to answer replies to a campaign",
	request: 'GET /campaigns/{campaign_id}/prompt-template',
	path: { campaign_id: campaign },
});
