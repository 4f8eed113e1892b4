import { sleep, type IHookFunctions } from 'n8n-workflow';

import { attempt, Problem, type Tried } from '../engine/problem';
import { idIn, Routes, textOf, type Wanted } from './routes';

export type { Wanted } from './routes';

/** A webhook that is in SmartLead. */
export interface Registration {
	id: number;
	/** The campaign, if it was registered in one. */
	campaignId?: number;
	/** Made by the campaign's own route, which then also shows and removes it. */
	inCampaign?: true;
}

/** A webhook that may stand in SmartLead: it was asked for, and no answer said what became of it. */
export type Open = Pick<Wanted, 'association' | 'campaignId' | 'clientId' | 'name'>;

/** The end of a registration of which nobody knows whether it happened. */
export class Unsure extends Problem {
	constructor(
		readonly open: Open,
		reason: Problem,
		silenced: string[],
	) {
		const of = reason.httpCode === undefined ? '' : ` (status ${reason.httpCode})`;
		super(
			'uncertain',
			`SmartLead did not say whether it registered the webhook "${open.name}"${of}`,
			{
				description: `${silencedBy(open, silenced)} Publish the workflow again to take it over, or remove it in SmartLead.`,
				httpCode: reason.httpCode,
			},
		);
	}
}

function silencedBy({ association }: Open, events: string[]): string {
	if (association !== 'user') return 'If it did, that webhook sends events to nobody.';
	return `If it did, every webhook of a single campaign or client stays silent for ${events.join(', ')} until that one is gone.`;
}

/** The scopes as numbers, where the words are refused: sources disagree. */
const numbers = { user: 1, client: 2, campaign: 3 } as const;

/** How often a registration is asked for again after a lost answer, and the first wait before, in ms. */
const repeats = 2;
const firstWait = 1_000;

function valueOf<T>(tried: Tried<T>): T {
	if ('problem' in tried) throw tried.problem;
	return tried.value;
}

/** Registers, finds and removes webhooks in SmartLead. Every method throws a `Problem`. */
export class Webhooks {
	private constructor(
		private readonly routes: Routes,
		private readonly secret: string | undefined,
	) {}

	/** `secret` is what no message may repeat: in every answer it is masked. */
	static async open(context: IHookFunctions, secret?: string): Promise<Webhooks> {
		return new Webhooks(await Routes.open(context, secret), secret);
	}

	/**
	 * Registers a webhook, or changes the one of that name. After a lost answer the webhook is looked for
	 * where SmartLead lists it, and else asked for again under the same name, which tells its id. Throws
	 * `Unsure` where it stays open whether it stands.
	 */
	async register(wanted: Wanted): Promise<Registration> {
		let tried = await attempt(async () => await this.registerOnce(wanted));
		let mayStand = isOpen(tried);
		for (let again = 0; again < repeats && isOpen(tried); again++) {
			const found = await attempt(async () => await this.find(wanted, wanted.address));
			if ('value' in found && found.value !== undefined) return found.value;
			await sleep(firstWait * 2 ** again);
			tried = await attempt(async () => await this.registerOnce(wanted));
			mayStand ||= isOpen(tried);
		}
		if ('problem' in tried && mayStand) {
			const found = await attempt(async () => await this.find(wanted, wanted.address));
			if ('value' in found && found.value !== undefined) return found.value;
			throw new Unsure(openOf(wanted), tried.problem, wanted.events);
		}
		return valueOf(tried);
	}

	/** What may have been left behind by a lost answer. Where no route lists it, its name tells its id. */
	async recover(open: Open, address: string): Promise<Registration | undefined> {
		if (open.association === 'campaign') return await this.find(open);
		// Without events it says nothing to anybody, whether it stood there or not.
		return await this.registerOnce({ ...open, address, events: [], categoryIds: [] });
	}

	/** The address that a webhook sends to; undefined if SmartLead does not have it. */
	async addressOf({ id, campaignId, inCampaign }: Registration): Promise<string | undefined> {
		if (inCampaign && campaignId !== undefined) {
			const rows = await this.routes.listOfCampaign(campaignId);
			const found = rows.find((one) => idIn(one) === id);
			return found && textOf(found.webhook_url);
		}
		const tried = await attempt(async () => await this.routes.addressOf(id));
		return isMissing(tried) ? undefined : valueOf(tried);
	}

	/** Removes a webhook. One that is gone already is fine. */
	async remove({ id, campaignId, inCampaign }: Registration): Promise<void> {
		const ofCampaign = inCampaign ? campaignId : undefined;
		const forms =
			ofCampaign === undefined ? (['body', 'path'] as const) : (['path', 'body'] as const);
		for (const form of forms) {
			const tried = await attempt(async () =>
				ofCampaign === undefined
					? await this.routes.remove(id, form)
					: await this.routes.removeOfCampaign(ofCampaign, id, form),
			);
			if (isMissing(tried)) continue;
			valueOf(tried);
			return;
		}
	}

	/** By the general route, or by that of the campaign where the general one is closed to the key. */
	private async registerOnce(wanted: Wanted): Promise<Registration> {
		const { association, campaignId } = wanted;
		let tried = await attempt(async () => await this.routes.create(wanted, association));
		if (isAboutAssociation(tried)) {
			const number = numbers[association];
			const again = await attempt(async () => await this.routes.create(wanted, number));
			// If neither will do, it was about something else.
			if (!isAboutAssociation(again)) tried = again;
		}
		if (isBarred(tried) && campaignId !== undefined) {
			return { id: await this.saveInCampaign(wanted), campaignId, inCampaign: true };
		}
		return { id: valueOf(tried), ...(campaignId === undefined ? {} : { campaignId }) };
	}

	/**
	 * Some accounts demand names of categories here, others refuse them: what is refused is tried the
	 * other way. Where none are chosen, all of them are the same.
	 */
	private async saveInCampaign(wanted: Wanted): Promise<number> {
		const existing = (await this.find(wanted))?.id;
		const chosen = wanted.categoryIds.length > 0 ? await this.namesOf(wanted.categoryIds) : [];
		const tried = await attempt(
			async () => await this.routes.saveInCampaign(wanted, existing, chosen),
		);
		if (!isAboutCategories(tried)) return valueOf(tried);
		const other = chosen.length > 0 ? [] : await this.namesOf();
		const again = await attempt(
			async () => await this.routes.saveInCampaign(wanted, existing, other),
		);
		if (!isAboutCategories(again)) return valueOf(again);
		throw new Problem('refused', again.problem.message, {
			description:
				"SmartLead wants to know the lead categories of this webhook. Add Lead Category Updated to 'Trigger On' and choose categories in 'Category Names or IDs'.",
			httpCode: again.problem.httpCode,
		});
	}

	/** The names of these categories, or of all. */
	private async namesOf(ids?: number[]): Promise<string[]> {
		const names = await this.routes.categories();
		return (ids ?? [...names.keys()]).map((id) => {
			const name = names.get(id);
			if (name !== undefined && name !== '') return name;
			throw new Problem('parameter', `'Category Names or IDs' has no category ${id}`);
		});
	}

	/** The webhook of that name in its campaign, if it leads to that address. */
	private async find(
		{ campaignId, name }: Open,
		address?: string,
	): Promise<Registration | undefined> {
		if (campaignId === undefined) return undefined;
		const masked = address?.replaceAll(this.secret ?? '***', '***');
		const found = (await this.routes.listOfCampaign(campaignId)).find(
			(one) => one.name === name && (masked === undefined || one.webhook_url === masked),
		);
		const id = found && idIn(found);
		return id === undefined ? undefined : { id, campaignId, inCampaign: true };
	}
}

const openOf = ({ association, campaignId, clientId, name }: Wanted): Open => ({
	association,
	name,
	...(campaignId === undefined ? {} : { campaignId }),
	...(clientId === undefined ? {} : { clientId }),
});

/** No usable answer: it may have happened. */
const isOpen = (tried: Tried<unknown>): boolean =>
	'problem' in tried && tried.problem.kind === 'uncertain';

const isMissing = (tried: Tried<unknown>): boolean =>
	'problem' in tried && tried.problem.kind === 'refused' && tried.problem.httpCode === '404';

const isRefusedAs =
	(about: RegExp) =>
	(tried: Tried<unknown>): tried is { problem: Problem } =>
		'problem' in tried &&
		['400', '422'].includes(tried.problem.httpCode ?? '') &&
		about.test(tried.problem.message);

/** A refusal that is about the word for the scope. */
const isAboutAssociation = isRefusedAs(/association/i);

const isAboutCategories = isRefusedAs(/categor/i);

/** The general route is closed to this key or plan, or not there. */
const isBarred = (tried: Tried<unknown>): boolean =>
	'problem' in tried &&
	tried.problem.kind === 'refused' &&
	['403', '404', '405'].includes(tried.problem.httpCode ?? '');
