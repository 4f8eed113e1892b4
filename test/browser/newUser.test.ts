import { add as block } from '../../nodes/SmartLead/resources/blockList/add';
import { campaignPerformance } from '../../nodes/SmartLead/resources/analytics/campaignPerformance';
import { updateStatus } from '../../nodes/SmartLead/resources/campaign/updateStatus';
import { reply } from '../../nodes/SmartLead/resources/inbox/reply';
import { addToCampaign } from '../../nodes/SmartLead/resources/lead/addToCampaign';
import { freshSandbox, world } from '../e2e/lent';
import { code, row, start } from '../e2e/nodes';
import type { Desk } from './desk';
import { scene } from './scene';

/*
 * Somebody who knows cold email and not this node types what they want, reads the actions until one
 * says it, fills in what the panel asks for and executes. Their time is that of the Keystroke-Level
 * Model (Card, Moran and Newell); the time of the machine is left out, as it is the machine's.
 */

type Locator = ReturnType<Desk['node']>;

/** Seconds: a key, a move of the mouse, its button, a thought before the next thing is done. */
const cost = { key: 0.28, point: 1.1, button: 0.1, think: 1.35 };

/** How far down one turn of the wheel reads, in pixels, and where the panel ends. */
const turn = 600;
const bottom = 850;

/** The hand at the mouse and the keys, with the time that it has taken. */
class Hand {
	seconds = 0;

	constructor(readonly page: Desk['page']) {}

	async click(on: Locator): Promise<void> {
		await on.click();
		this.seconds += cost.think + cost.point + cost.button;
	}

	async type(words: string): Promise<void> {
		await this.page.keyboard.type(words, { delay: 40 });
		// n8n takes over what was typed after a pause.
		await this.page.waitForTimeout(500);
		this.seconds += cost.think + cost.key * words.length;
	}

	/** Reads on until it can be seen. */
	async readTo(wanted: Locator, from: Locator): Promise<void> {
		await wanted.waitFor({ state: 'attached' });
		await from.hover();
		const below = async () => ((await wanted.boundingBox())?.y ?? Infinity) > bottom;
		for (let turns = 0; turns < 20 && (await below()); turns++) {
			await this.page.mouse.wheel(0, turn);
			// n8n draws what was scrolled to.
			await this.page.waitForTimeout(200);
			this.seconds += cost.think + cost.point;
		}
	}

	/** Chooses in a list that comes from SmartLead. */
	async pick(placeholder: RegExp, entry: string): Promise<void> {
		await this.click(this.page.getByPlaceholder(placeholder));
		await this.click(this.page.getByTestId('rlc-item').filter({ hasText: entry }));
	}
}

interface Job {
	/** What is typed first. */
	wish: string;
	/** The action that is looked for. */
	action: string;
	fillIn?: (hand: Hand) => Promise<void>;
	/** What the result shows. */
	shows: string;
}

const jobs: Record<string, Job> = {
	'pause a campaign': {
		wish: 'pause campaign',
		action: updateStatus.action,
		fillIn: (hand) => hand.pick(/^Select a campaign/, 'Example Campaign'),
		shows: 'PAUSED',
	},
	'answer a reply': {
		wish: 'answer reply',
		action: reply.action,
		async fillIn(hand) {
			await hand.pick(/^Select a campaign/, 'Example Campaign');
			await hand.pick(/^Select a lead/, 'lead2@example.com');
			await hand.click(hand.page.getByPlaceholder('Thank you!'));
			await hand.type('How about Tuesday?');
		},
		shows: 'Email added to the queue',
	},
	'add a sheet of leads': {
		wish: 'import leads from sheet',
		action: addToCampaign.action,
		fillIn: (hand) => hand.pick(/^Select a campaign/, 'Empty Draft'),
		shows: 'New in this campaign',
	},
	'get open rates': {
		wish: 'open rate',
		action: campaignPerformance.action,
		shows: 'open_rate',
	},
	'block a domain': {
		wish: 'block domain',
		action: block.action,
		async fillIn(hand) {
			await hand.click(hand.page.getByPlaceholder('example.com'));
			await hand.type('competitor.example.com');
		},
		shows: 'added to block list',
	},
};

const rows = `return [{ json: { Email: 'ada@example.com', 'First Name': 'Ada' } }];`;

beforeEach(freshSandbox);

for (const [title, { wish, action, fillIn, shows }] of Object.entries(jobs)) {
	scene(`found within a minute, from the editor alone: ${title}`, async (desk) => {
		const { rest, credential } = world();
		const { page } = desk;
		const before = action === addToCampaign.action ? [code('My sheet', rows)] : [];
		const workflow = await rest.createWorkflow(row(title, credential, before));
		await desk.openWorkflow(workflow.id);
		const hand = new Hand(page);

		const last = before.at(-1)?.name ?? start;
		await desk.node(last).waitFor();
		await hand.click(page.getByTestId('canvas-handle-plus').last());
		await hand.type(wish);
		const names = page.getByTestId('node-creator-item-name');
		const entry = names.getByText('SmartLead', { exact: true });
		await entry.waitFor();
		await hand.click(entry);
		const wanted = page.getByTestId('node-creator').getByText(action, { exact: true });
		await hand.readTo(wanted, page.getByTestId('node-creator').getByText(/Actions \(\d+\)/));
		await hand.click(wanted);
		await page.getByTestId('ndv').waitFor();
		expect(hand.seconds).toBeLessThan(60);

		await fillIn?.(hand);
		await hand.click(page.getByTestId('ndv').getByRole('button', { name: 'Execute step' }).first());
		await page.getByTestId('output-panel').getByText(shows).first().waitFor({ state: 'attached' });
		expect(hand.seconds).toBeLessThan(120);
	});
}
