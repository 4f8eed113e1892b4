import type { Browser } from '../n8n/chromium';

type Page = Browser['page'];
type Locator = ReturnType<Page['locator']>;

/** The editor as somebody sits before it: what people do there, by its names. */
export class Desk {
	constructor(
		readonly page: Page,
		private readonly url: string,
	) {}

	async goto(path: string): Promise<void> {
		await this.page.goto(`${this.url}${path}`);
	}

	/** Opens a workflow and waits until its nodes are drawn. */
	async openWorkflow(id: string): Promise<void> {
		await this.goto(`/workflow/${id}`);
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** Opens the node's panel. */
	async openPanel(name: string): Promise<Locator> {
		await this.node(name).dblclick();
		const panel = this.page.getByTestId('ndv');
		await panel.waitFor();
		return panel;
	}

	async closePanel(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.page.getByTestId('ndv').waitFor({ state: 'hidden' });
	}

	/** Looks for an app among the nodes and opens the menu of what it does. */
	async openMenu(app: string): Promise<Locator> {
		const search = this.page.getByTestId('node-creator-search-bar');
		if (!(await search.isVisible())) {
			const first = this.page.getByTestId('canvas-add-button');
			const another = this.page.getByTestId('node-creator-plus-button');
			await first.or(another).first().click();
		}
		await search.fill(app);
		await this.page.getByTestId('node-creator-item-name').getByText(app, { exact: true }).click();
		return this.page.getByTestId('node-creator');
	}

	/** The field of a parameter. */
	field(parameter: string): Locator {
		return this.page.getByTestId(`parameter-input-${parameter}`);
	}

	/** An entry of the dropdown that is open. */
	option(text: string): Locator {
		return this.page.locator('.el-select-dropdown__item:visible').filter({ hasText: text });
	}

	/** Chooses in a dropdown. */
	async choose(parameter: string, text: string): Promise<void> {
		const field = this.field(parameter);
		// A list that comes from SmartLead is dead until it is there.
		await field.locator('.el-select input:disabled').first().waitFor({ state: 'detached' });
		await field.locator('.el-select').first().click();
		await this.option(text).first().click();
	}

	/** Chooses which credential the node uses. */
	async useCredential(name: string): Promise<void> {
		const select = this.page.getByTestId('node-credentials-select');
		await select.locator('input').first().click();
		await this.option(name).first().click();
	}

	/** Drags with the mouse, as slowly as a hand does. */
	async drag(from: Locator, to: Locator): Promise<void> {
		const [begin, end] = [await middle(from), await middle(to)];
		const { mouse } = this.page;
		await mouse.move(begin.x, begin.y);
		await mouse.down();
		// The first moves tell the page that something is dragged.
		await mouse.move(begin.x + 30, begin.y + 20, { steps: 4 });
		await mouse.move(end.x, end.y, { steps: 10 });
		await mouse.move(end.x + 2, end.y, { steps: 2 });
		await mouse.up();
	}

	/** Draws the line from one node to the next. */
	async connect(from: string, to: string): Promise<void> {
		const handle = (side: 'output' | 'input', name: string) =>
			this.page.locator(`[data-test-id="canvas-node-${side}-handle"][data-node-name="${name}"]`);
		const lines = this.page.getByTestId('edge');
		const before = await lines.count();
		await this.drag(handle('output', from).locator('.source').first(), handle('input', to));
		await lines.nth(before).waitFor({ state: 'attached' });
	}

	/** Publishes the open workflow, and waits until n8n says that it is. */
	async publish(): Promise<void> {
		await this.page.getByTestId('workflow-open-publish-modal-button').click();
		await this.page.getByTestId('workflow-publish-button').click();
		await this.page.getByText('Workflow published', { exact: true }).waitFor();
		await this.page.getByRole('button', { name: 'Got it' }).click();
	}
}

async function middle(of: Locator): Promise<{ x: number; y: number }> {
	const place = async () => {
		const box = await of.boundingBox();
		if (!box) throw new Error('What is to be dragged is not to be seen.');
		return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	};
	// What was dropped before may still push others down: a line below it says what it comes to.
	let seen = await place();
	for (let still = 0; still < 5; ) {
		await of.page().waitForTimeout(100);
		const now = await place();
		still = now.x === seen.x && now.y === seen.y ? still + 1 : 0;
		seen = now;
	}
	return seen;
}
