import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { at, isObject, rowsOf } from '../engine/answer';
import type { Effects, Method } from '../engine/operation';
import { asProblem, Problem } from '../engine/problem';
import { Connection, shortWait } from '../engine/transport';

/** A webhook as it is to be registered. */
export interface Wanted {
	/** SmartLead's word for the scope. */
	association: 'user' | 'client' | 'campaign';
	campaignId?: number;
	clientId?: number;
	/** Registering a second webhook of this name changes the first one. */
	name: string;
	address: string;
	events: string[];
	categoryIds: number[];
}

/** A webhook that stands in SmartLead. */
export interface Registration {
	id: number;
	/** The campaign, if it was registered in one. */
	campaignId?: number;
	/** Made by the campaign's own route, which then also shows and removes it. */
	inCampaign?: true;
}

/** The scopes as numbers, where the words are refused: sources disagree. */
const numbers = { user: 1, client: 2, campaign: 3 } as const;

type Tried<T> = { value: T } | { problem: Problem };

async function attempt<T>(act: () => Promise<T>): Promise<Tried<T>> {
	try {
		return { value: await act() };
	} catch (error) {
		return { problem: asProblem(error) };
	}
}

function valueOf<T>(tried: Tried<T>): T {
	if ('problem' in tried) throw tried.problem;
	return tried.value;
}

const isMissing = (tried: Tried<unknown>): boolean =>
	'problem' in tried && tried.problem.kind === 'refused' && tried.problem.httpCode === '404';

/** Registers, finds and removes webhooks in SmartLead. Every method throws a `Problem`. */
export class Webhooks {
	private constructor(private readonly connection: Connection) {}

	/** `secret` is what no message may repeat. */
	static async open(context: IHookFunctions, secret?: string): Promise<Webhooks> {
		return new Webhooks(
			await Connection.open(context, { patience: shortWait, first: true, secret }),
		);
	}

	/** Registers a webhook, or changes the one of that name. */
	async register(wanted: Wanted): Promise<Registration> {
		let tried = await attempt(async () => await this.create(wanted, wanted.association));
		if (isAboutAssociation(tried)) {
			const number = numbers[wanted.association];
			const again = await attempt(async () => await this.create(wanted, number));
			// If neither will do, it was about something else.
			if (!isAboutAssociation(again)) tried = again;
		}
		if (isBarred(tried) && wanted.campaignId !== undefined) {
			tried = await attempt(async () => await this.saveInCampaign(wanted));
		}
		if ('problem' in tried && tried.problem.kind === 'uncertain') {
			return (await this.find(wanted)) ?? valueOf(tried);
		}
		return valueOf(tried);
	}

	/** The address that a webhook sends to; undefined if SmartLead does not have it. */
	async addressOf({ id, campaignId, inCampaign }: Registration): Promise<string | undefined> {
		if (inCampaign && campaignId !== undefined) {
			const found = (await this.inCampaign(campaignId)).find((one) => idIn(one) === id);
			return found && textOf(found.webhook_url);
		}
		const tried = await attempt(
			async () => await this.send('GET', '/webhook/{webhook_id}', { path: { webhook_id: id } }),
		);
		if (isMissing(tried)) return undefined;
		const answer = valueOf(tried);
		return textOf(at(answer, 'data.webhook_url') ?? at(answer, 'webhook_url'));
	}

	/** Removes a webhook. One that is gone already is fine. */
	async remove({ id, campaignId, inCampaign }: Registration): Promise<void> {
		const effects: Effects = { idempotent: true };
		const routes =
			inCampaign && campaignId !== undefined
				? ([
						[
							'/campaigns/{campaign_id}/webhooks/{webhook_id}',
							{ path: { campaign_id: campaignId, webhook_id: id } },
						],
						[
							'/campaigns/{campaign_id}/webhooks',
							{ path: { campaign_id: campaignId }, body: { id } },
						],
					] as const)
				: ([
						['/webhook/delete', { body: { id } }],
						['/webhook/delete/{webhook_id}', { path: { webhook_id: id } }],
					] as const);
		for (const [route, values] of routes) {
			const tried = await attempt(async () => await this.send('DELETE', route, values, effects));
			if (!isMissing(tried)) {
				valueOf(tried);
				return;
			}
		}
	}

	private async create(wanted: Wanted, association: string | number): Promise<Registration> {
		const { name, address, campaignId, clientId, events, categoryIds } = wanted;
		const answer = await this.send(
			'POST',
			'/webhook/create',
			{
				body: {
					name,
					webhook_url: address,
					association_type: association,
					...(campaignId === undefined ? {} : { email_campaign_id: campaignId }),
					...(clientId === undefined ? {} : { client_id: clientId }),
					event_type_map: switches(events),
					...(categoryIds.length > 0 ? { category_id_map: switches(categoryIds) } : {}),
				},
			},
			// The name makes it so: sent twice, it is one webhook.
			{ idempotent: true },
		);
		return { id: this.idOf(answer), ...(campaignId === undefined ? {} : { campaignId }) };
	}

	/** The route of the campaign, where the general one is closed to the key. */
	private async saveInCampaign(wanted: Wanted): Promise<Registration> {
		const { name, address, campaignId = 0, events } = wanted;
		const existing = await this.find(wanted);
		const answer = await this.send('POST', '/campaigns/{campaign_id}/webhooks', {
			path: { campaign_id: campaignId },
			body: { id: existing?.id ?? null, name, webhook_url: address, event_types: events },
		});
		return { id: this.idOf(answer), campaignId, inCampaign: true };
	}

	/** The webhook of that name in its campaign; no route lists those of a client or of the account. */
	private async find({ campaignId, name }: Wanted): Promise<Registration | undefined> {
		if (campaignId === undefined) return undefined;
		const found = (await this.inCampaign(campaignId)).find((one) => one.name === name);
		const id = found && idIn(found);
		return id === undefined ? undefined : { id, campaignId, inCampaign: true };
	}

	private async inCampaign(campaignId: number): Promise<IDataObject[]> {
		const answer = await this.send('GET', '/campaigns/{campaign_id}/webhooks', {
			path: { campaign_id: campaignId },
		});
		return rowsOf(answer, { at: ['data', ''] }) ?? [];
	}

	private idOf(answer: unknown): number {
		const id = idIn(answer) ?? idIn(at(answer, 'data'));
		if (id !== undefined) return id;
		throw new Problem('uncertain', 'SmartLead did not say which webhook it registered', {
			description: 'Look for it in SmartLead before you activate the workflow again.',
		});
	}

	private async send(
		method: Method,
		route: string,
		{ path = {}, body }: { path?: IDataObject; body?: IDataObject },
		effects: Effects = {},
	): Promise<unknown> {
		return await this.connection.send(
			{
				method,
				route,
				path,
				query: {},
				...(body ? { body } : {}),
				names: { campaign_id: 'Campaigns', webhook_id: 'Webhook' },
			},
			{ host: 'server', reads: method === 'GET', effects },
		);
	}
}

/** A refusal that is about the word for the scope. */
const isAboutAssociation = (tried: Tried<unknown>): boolean =>
	'problem' in tried &&
	['400', '422'].includes(tried.problem.httpCode ?? '') &&
	/association/i.test(tried.problem.message);

/** The general route is closed to this key or plan, or not there. */
const isBarred = (tried: Tried<unknown>): boolean =>
	'problem' in tried &&
	tried.problem.kind === 'refused' &&
	['403', '404', '405'].includes(tried.problem.httpCode ?? '');

const switches = (names: Array<string | number>): IDataObject =>
	Object.fromEntries(names.map((name) => [String(name), true]));

function idIn(value: unknown): number | undefined {
	if (!isObject(value) || value.id === null || value.id === '') return undefined;
	const id = Number(value.id);
	return Number.isSafeInteger(id) ? id : undefined;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
