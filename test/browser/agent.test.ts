import { freshSandbox, world } from '../e2e/lent';
import { openModel, type Turn } from '../n8n/model';
import type { Shape } from '../n8n/shapes';
import { withCredential, type StoredCredential, type Workflow } from '../n8n/workflows';
import { scene } from './scene';

beforeEach(freshSandbox);

const tool = 'n8n-nodes-smartlead.smartLeadTool';
const langchain = '@n8n/n8n-nodes-langchain';

/** An agent with a model and one tool per operation. */
function agent(credential: StoredCredential, model: StoredCredential): Workflow {
	const node = (name: string, type: string, typeVersion: number, at: number[], more: Shape) => ({
		id: name,
		name,
		type,
		typeVersion,
		position: at,
		...more,
	});
	const to = (name: string, type: string) => ({ [type]: [[{ node: name, type, index: 0 }]] });
	const workflow = {
		name: 'Ask the agent',
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 1, [0, 0], { parameters: {} }),
			node('AI Agent', `${langchain}.agent`, 3.1, [220, 0], {
				parameters: { promptType: 'define', text: 'Pause the example campaign', options: {} },
			}),
			node('Model', `${langchain}.lmChatOpenAi`, 1.3, [60, 260], {
				parameters: {
					model: { __rl: true, mode: 'id', value: 'scripted' },
					responsesApiEnabled: false,
					options: {},
				},
				credentials: { openAiApi: { id: model.id, name: model.name } },
			}),
			node('List campaigns', tool, 1, [300, 260], {
				parameters: { resource: 'campaign', operation: 'getAll', limit: 10 },
			}),
			node('Pause campaign', tool, 1, [480, 260], {
				parameters: {
					resource: 'campaign',
					operation: 'updateStatus',
					options: { allowAgents: true },
					campaignId: {
						__rl: true,
						mode: 'id',
						value: `={{ $fromAI('campaignId', 'The ID of the campaign', 'number') }}`,
					},
				},
			}),
		],
		connections: {
			Start: to('AI Agent', 'main'),
			Model: to('AI Agent', 'ai_languageModel'),
			'List campaigns': to('AI Agent', 'ai_tool'),
			'Pause campaign': to('AI Agent', 'ai_tool'),
		},
		settings: { executionOrder: 'v1' },
	};
	return withCredential(workflow, credential);
}

/** What the model does: it looks, picks the campaign by its name, pauses it, and says so. */
function script(answers: string[]): Turn {
	const [listed, paused] = answers;
	if (listed === undefined) return { tool: 'List_campaigns', input: {} };
	if (paused !== undefined) return { text: `It is paused. SmartLead said: ${paused}` };
	const campaigns = JSON.parse(listed) as Array<{ id: number; name: string }>;
	const found = campaigns.find(({ name }) => name === 'Example Campaign');
	return { tool: 'Pause_campaign', input: { campaignId: found?.id } };
}

scene('an AI agent lists the campaigns and pauses one of them', async (desk) => {
	const { rest, credential, sandbox, apiKey } = world();
	const { page } = desk;
	const campaign = sandbox.state.campaigns.get(301);
	if (!campaign) throw new Error('There is no campaign 301.');
	campaign.status = 'ACTIVE';
	const model = await openModel(script);
	try {
		const key = { apiKey: 'scripted', url: model.url };
		const stored = await rest.putCredential({ name: 'Model', type: 'openAiApi', data: key });
		const workflow = await rest.createWorkflow(agent(credential, stored));
		await desk.openWorkflow(workflow.id);
		await page.getByTestId('execute-workflow-button').click();
		await page
			.getByText(/Workflow executed successfully|Problem in node/)
			.first()
			.waitFor();
		await desk.openPanel('AI Agent');
		await page.getByTestId('output-panel').getByText('It is paused.').first().waitFor();

		expect(campaign.status).toBe('PAUSED');
		expect(sandbox.log.map(({ id }) => id)).toEqual(['campaign.getAll', 'campaign.updateStatus']);
		expect(model.requests.map(({ tools }) => tools.sort())).toEqual(
			Array.from({ length: 3 }, () => ['List_campaigns', 'Pause_campaign']),
		);
		const [id] = await rest.executionsOf(workflow);
		const { raw } = await rest.execution(String(id));
		for (const text of [raw, ...model.requests.map((request) => request.text)]) {
			expect(text).not.toContain(apiKey);
			expect(text).not.toContain(encodeURIComponent(apiKey));
		}
	} finally {
		await model.close();
	}
});
