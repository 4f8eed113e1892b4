import { at, parsed, type ClientRequest, type LiveClient } from './client';

export interface Answer {
	status: number;
	/** JSON as a value, anything else as text. */
	value: unknown;
	text: string;
}

/** Ctrl+C was pressed: what was made is removed, and nothing else is asked. */
export class Interrupted extends Error {}

type Row = Record<string, unknown>;

/** The rows of a list, wherever an answer has them. */
export const rowsIn = (value: unknown, ...places: string[]): Row[] =>
	(places.map((place) => at(value, place)).find(Array.isArray) ?? []) as Row[];

/**
 * Two campaigns without email accounts, which therefore email nobody, and what is put into them.
 * `remove` takes away everything, whatever happened in between.
 */
export class Drafts {
	/** The name of the first draft → its id, and so on. */
	readonly made = new Map<string, number>();
	readonly names: [string, string];

	/** `run` tells this run's names and addresses from those of every other. */
	constructor(
		private readonly client: LiveClient,
		private readonly run: string,
		private readonly signal?: AbortSignal,
	) {
		this.names = [`n8n check ${run} A`, `n8n check ${run} B`];
	}

	/** An address that belongs to nobody. */
	address(number: number): string {
		return `n8n-check-${this.run}-${number}@example.com`;
	}

	async ask(request: ClientRequest): Promise<Answer> {
		if (this.signal?.aborted) throw new Interrupted();
		return await this.send(request);
	}

	/** Makes both; gives their ids. */
	async create(): Promise<[number, number]> {
		const ids: number[] = [];
		for (const name of this.names) {
			const body = { name };
			const { status, value, text } = await this.ask({
				...{ method: 'POST', path: '/campaigns/create', body },
			});
			const id = Number(at(value, 'id') ?? at(value, 'data.id') ?? at(value, 'campaign.id'));
			if (!(id > 0)) throw new Error(`No draft was made (${status}): ${this.client.saidIn(text)}`);
			this.made.set(name, id);
			ids.push(id);
		}
		return [ids[0], ids[1]];
	}

	/** Adds addresses to a draft; SmartLead's own lists of bounces and blocks do not matter here. */
	async add(campaign: number, emails: string[], skipOthers: boolean): Promise<Answer> {
		return await this.ask({
			method: 'POST',
			path: `/campaigns/${campaign}/leads`,
			body: {
				lead_list: emails.map((email) => ({ email })),
				settings: {
					ignore_global_block_list: true,
					ignore_unsubscribe_list: true,
					ignore_community_bounce_list: true,
					ignore_duplicate_leads_in_other_campaign: skipOthers,
					return_lead_ids: true,
				},
			},
		});
	}

	/** The leads of a draft: address → id. */
	async leads(campaign: number): Promise<Map<string, number>> {
		return this.leadsIn(await this.ask(this.leadsOf(campaign)));
	}

	/** Removes leads, webhooks and drafts. Gives what could not be removed, as sentences. */
	async remove(): Promise<string[]> {
		const left: string[] = [];
		const found = rowsIn(
			(await this.insist({ method: 'GET', path: '/campaigns/' })).value,
			...['', 'campaigns', 'data'],
		);
		// A draft whose answer was lost is found by its name.
		for (const { id, name } of found) {
			if (this.names.includes(String(name))) this.made.set(String(name), Number(id));
		}
		for (const [name, campaign] of this.made) {
			const leads = this.leadsIn(await this.insist(this.leadsOf(campaign)));
			for (const id of leads.values()) {
				await this.insist({ method: 'DELETE', path: `/campaigns/${campaign}/leads/${id}` });
			}
			const path = `/campaigns/${campaign}/webhooks`;
			for (const { id } of rowsIn((await this.insist({ method: 'GET', path })).value, '', 'data')) {
				await this.insist({ method: 'DELETE', path, body: { id } });
			}
			const { status, text } = await this.insist({
				...{ method: 'DELETE', path: `/campaigns/${campaign}` },
			});
			if (status > 299) left.push(`${name} (${campaign}): ${this.client.saidIn(text)}`);
		}
		return left;
	}

	private leadsOf(campaign: number): ClientRequest {
		const query = { offset: 0, limit: 100 };
		return { method: 'GET', path: `/campaigns/${campaign}/leads`, query };
	}

	private leadsIn({ value }: Answer): Map<string, number> {
		const leads = rowsIn(value, 'data', 'leads', '').map((row) => at(row, 'lead') ?? row);
		return new Map(leads.map((lead) => [String(at(lead, 'email')), Number(at(lead, 'id'))]));
	}

	/** Listing and deleting do no harm twice: a lost answer must not leave anything behind. */
	private async insist(request: ClientRequest): Promise<Answer> {
		for (let tries = 1; ; tries++) {
			try {
				return await this.send(request);
			} catch (error) {
				if (tries === 3) throw error;
			}
		}
	}

	private async send(request: ClientRequest): Promise<Answer> {
		const { status, text } = await this.client.ask(request);
		return { status, text, value: parsed(text) };
	}
}
