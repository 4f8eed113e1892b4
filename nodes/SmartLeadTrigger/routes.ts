import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { Connection } from '../engine/http/transport';
import { shortWait } from '../engine/http/wait';
import { valueAt, isObject } from '../engine/json';
import { Problem } from '../engine/problem';
import { rowsOf } from '../engine/run/answer';
import type { Effects, Method } from '../engine/spec/apiRequest';
import { campaignWebhooks, leadCategories } from '../fields/lists';
import { switches } from '../fields/webhook';

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

/** SmartLead's routes for webhooks, one method each. Every method throws a `Problem`. */
export class Routes {
	private constructor(private readonly connection: Connection) {}

	/** `secret` is what no message may repeat. */
	static async open(context: IHookFunctions, secret?: string): Promise<Routes> {
		return new Routes(
			await Connection.open(context, { maxWait: shortWait, priority: true, secret }),
		);
	}

	/** Registers a webhook by the general route, or changes the one of that name. Gives its id. */
	async create(wanted: Wanted, association: string | number): Promise<number> {
		const { name, address, campaignId, clientId, events, categoryIds } = wanted;
		// Not sent again by itself after an uncertain end: whoever calls looks for the webhook first.
		return idOf(
			await this.send('POST', '/webhook/create', {
				body: {
					name,
					webhook_url: address,
					association_type: association,
					...(campaignId === undefined ? {} : { email_campaign_id: campaignId }),
					...(clientId === undefined ? {} : { client_id: clientId }),
					event_type_map: switches(events),
					...(categoryIds.length > 0 ? { category_id_map: switches(categoryIds) } : {}),
				},
			}),
		);
	}

	/** Registers a webhook by the route of its campaign; `id` changes the one that there is. */
	async saveInCampaign(
		{ name, address, campaignId = 0, events }: Wanted,
		id: number | undefined,
		categories: string[],
	): Promise<number> {
		return idOf(
			await this.send('POST', '/campaigns/{campaign_id}/webhooks', {
				path: { campaign_id: campaignId },
				body: {
					id: id ?? null,
					name,
					webhook_url: address,
					event_types: events,
					...(categories.length > 0 ? { categories } : {}),
				},
			}),
		);
	}

	/** The webhooks of a campaign. No route lists those of a client or of the account. */
	async listOfCampaign(campaignId: number): Promise<IDataObject[]> {
		const answer = await this.send('GET', '/campaigns/{campaign_id}/webhooks', {
			path: { campaign_id: campaignId },
		});
		return rowsOf(answer, campaignWebhooks) ?? [];
	}

	/** The address that a webhook sends to; undefined where the answer holds no webhook. */
	async addressOf(id: number): Promise<string | undefined> {
		const answer = await this.send('GET', '/webhook/{webhook_id}', { path: { webhook_id: id } });
		const [found] = [valueAt(answer, 'data'), answer].filter((one) => idIn(one) !== undefined);
		return isObject(found) ? textOf(found.webhook_url) : undefined;
	}

	/** Removes a webhook; the id stands in the body, or in the path where older pages have it. */
	async remove(id: number, form: 'body' | 'path'): Promise<void> {
		await (form === 'body'
			? this.send('DELETE', '/webhook/delete', { body: { id } }, { idempotent: true })
			: this.send(
					'DELETE',
					'/webhook/delete/{webhook_id}',
					{ path: { webhook_id: id } },
					{ idempotent: true },
				));
	}

	/** The same for a webhook that was registered by the route of its campaign. */
	async removeOfCampaign(campaignId: number, id: number, form: 'body' | 'path'): Promise<void> {
		const path = { campaign_id: campaignId };
		await (form === 'path'
			? this.send(
					'DELETE',
					'/campaigns/{campaign_id}/webhooks/{webhook_id}',
					{ path: { ...path, webhook_id: id } },
					{ idempotent: true },
				)
			: this.send(
					'DELETE',
					'/campaigns/{campaign_id}/webhooks',
					{ path, body: { id } },
					{ idempotent: true },
				));
	}

	/** The lead categories of the account: id → name. */
	async categories(): Promise<Map<number, string>> {
		const answer = await this.send('GET', '/leads/fetch-categories', {});
		const rows = rowsOf(answer, leadCategories) ?? [];
		return new Map(rows.map(({ id, name }) => [Number(id), textOf(name)]));
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

/** The id of a row or an answer; undefined where it has none. */
export function idIn(value: unknown): number | undefined {
	if (!isObject(value) || value.id === null || value.id === '') return undefined;
	const id = Number(value.id);
	return Number.isSafeInteger(id) ? id : undefined;
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function idOf(answer: unknown): number {
	const id = idIn(answer) ?? idIn(valueAt(answer, 'data'));
	if (id !== undefined) return id;
	throw new Problem('uncertain', 'SmartLead did not say which webhook it registered');
}
