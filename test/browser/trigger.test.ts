import { freshSandbox, world } from '../e2e/lent';
import { scene } from './scene';

beforeEach(freshSandbox);

scene('trigger: chosen from the menu, published, and a reply arrives', async (desk) => {
	const { credential, sandbox } = world();
	const { page } = desk;
	await desk.goto('/workflow/new');
	const menu = await desk.openMenu('SmartLead');
	await menu.getByText('On email replied', { exact: true }).click();
	await page.getByTestId('ndv').waitFor();
	await desk.useCredential(credential.name);
	await desk.choose('campaignIds', 'Example Campaign');
	await page.keyboard.press('Escape');
	await desk.closePanel();
	await desk.publish();
	const [webhook] = [...sandbox.state.webhookStore.webhooks.values()].filter(({ name }) =>
		name?.startsWith('n8n '),
	);
	expect(webhook).toMatchObject({ name: expect.stringContaining('campaign 301') });

	const [lead] = [...sandbox.state.leads.values()];
	sandbox.events.reply({ campaignId: 301, leadId: lead.id }, 'Yes, please call me');
	await sandbox.events.deliveries.send();
	await page.getByTestId('radio-button-executions').click();
	const execution = page.locator('[data-test-id^="execution-details-"]').first();
	await execution.getByText('Succeeded').waitFor();
	await desk.openPanel('SmartLead Trigger');
	const output = page.getByTestId('output-panel');
	await output.getByText('Yes, please call me').first().waitFor();
	await output.getByText('lead1@example.com').first().waitFor();
});
