import { addToCampaign } from '../../nodes/SmartLead/resources/lead/addToCampaign';
import { freshSandbox, world } from '../e2e/lent';
import { code, row } from '../e2e/nodes';
import { scene } from './scene';

beforeEach(freshSandbox);

/** What the menu calls the action, and n8n the node. */
const called = addToCampaign.action;

const rows = `return [
	{ 'E-mail': 'ada@example.com', 'First Name': 'Ada' },
	{ 'E-mail': 'grace@example.com', 'First Name': 'Grace' },
	{ 'E-mail': 'ada@example.com', 'First Name': 'Ada' },
	{ 'E-mail': 'no address', 'First Name': 'Nobody' },
].map((json) => ({ json }));`;

scene('leads: drag the node in, pick a campaign, map, execute, read the output', async (desk) => {
	const { rest, credential, sandbox } = world();
	const { page } = desk;
	const workflow = await rest.createWorkflow(row('My leads', credential, [code('Rows', rows)]));
	await desk.openWorkflow(workflow.id);

	const menu = await desk.openMenu('SmartLead');
	const action = menu.getByText(called, { exact: true });
	await action.dragTo(page.getByTestId('canvas-wrapper'), { targetPosition: { x: 850, y: 600 } });
	await page.getByTestId('ndv').waitFor();
	await desk.useCredential(credential.name);
	await desk.closePanel();
	await desk.connect('Rows', called);
	await desk.openPanel(called);

	const campaign = page.getByTestId('resource-locator-campaignId').getByTestId('rlc-input');
	await campaign.click();
	await page.getByTestId('rlc-search').locator('visible=true').pressSequentially('draft');
	await page.getByTestId('rlc-item').filter({ hasText: 'Example Campaign' }).waitFor({
		state: 'detached',
	});
	await page.getByTestId('rlc-item').filter({ hasText: 'Empty Draft' }).click();
	expect(await campaign.inputValue()).toMatch(/^Empty Draft/);

	await desk.choose('mapping', 'Map Each Field Below');
	const input = page.getByTestId('ndv-input-panel');
	await input.getByRole('button', { name: 'Execute previous nodes' }).click();
	const column = (name: string) =>
		input
			.getByTestId('run-data-schema-item')
			.filter({ hasText: name })
			.locator('[data-target="mappable"]')
			.first();
	await column('E-mail').waitFor();
	await desk.drag(column('E-mail'), desk.field('email'));
	await desk.field('email').getByText(`$json['E-mail']`).waitFor();
	await desk.drag(column('First Name'), desk.field('first_name'));
	await desk.field('first_name').getByText(`$json['First Name']`).waitFor();

	await page.getByTestId('node-execute-button').click();
	const output = page.getByTestId('output-panel');
	const hint = '2 of 4 leads were skipped: 1 duplicate, 1 invalid';
	await output.getByTestId('node-hint').getByText(hint, { exact: true }).waitFor();
	const table = output.locator('tbody tr');
	await table.nth(3).waitFor();
	expect((await table.allInnerTexts()).map((line) => line.trim().split(/\t/).slice(0, 2))).toEqual([
		['ada@example.com', 'added'],
		['grace@example.com', 'added'],
		['ada@example.com', 'duplicate'],
		['no address', 'invalid'],
	]);
	const inside = [...sandbox.state.campaignLeads.values()]
		.filter(({ campaignId }) => campaignId === 302)
		.map(({ leadId }) => sandbox.state.leads.get(leadId));
	expect(inside.map((lead) => [lead?.email, lead?.firstName])).toEqual([
		['ada@example.com', 'Ada'],
		['grace@example.com', 'Grace'],
	]);
});
