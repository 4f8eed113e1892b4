import { freshSandbox, world } from '../e2e/lent';
import { scene } from './scene';

beforeEach(freshSandbox);

scene('a credential: a wrong key is refused with words, the right one connects', async (desk) => {
	const { apiKey, sandbox } = world();
	const { page } = desk;
	await desk.goto('/home/credentials/create');
	await page.getByPlaceholder('Search for app...').fill('SmartLead');
	await page.getByText('SmartLead API', { exact: true }).last().click();
	await page.getByRole('button', { name: 'Continue' }).click();

	const key = desk.field('apiKey').locator('input').first();
	await key.fill('not-the-key');
	await page.getByTestId('credential-save-button').click();
	await page.getByText('Couldn’t connect with these settings').first().waitFor();
	await page.getByText('More details').first().click();
	await page.getByText('SmartLead refused this API key').first().waitFor();

	await key.fill(apiKey);
	await page.getByTestId('credential-save-button').click();
	await page.getByText('Connection tested successfully').first().waitFor();
	// n8n asks again by itself after a 401.
	expect(sandbox.log.map(({ id, answer }) => [id, answer.status])).toEqual([
		['campaign.getAll', 401],
		['campaign.getAll', 401],
		['campaign.getAll', 200],
	]);
	// What was saved is shown as dots and never comes back to the page.
	await page.reload();
	await page.getByText('SmartLead account').first().waitFor();
	expect(await page.content()).not.toContain(apiKey);
});
