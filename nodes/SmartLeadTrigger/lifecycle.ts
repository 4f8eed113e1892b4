import { randomBytes } from 'node:crypto';

import type { IHookFunctions } from 'n8n-workflow';

import { asProblem, Problem, toNodeError } from '../engine/problem';
import { assertReachable, webhookUrlOf } from './address';
import { choiceOf, type Choice } from './fields';
import {
	acceptWhileRegistering,
	clear,
	modeOfHook,
	stored,
	store,
	type WebhookMode,
	type Stored,
} from './staticData';
import { wantedBy } from './names';
import { carries, leadsTo, secretAddress } from './secret';
import { Unsure, Webhooks, type Open, type Registration } from './webhooks';

/**
 * Runs a hook; whatever it throws becomes n8n's own error, made of nothing but its sentences. n8n shows
 * the message alone here, so the advice stands in it.
 */
export async function hook<T>(context: IHookFunctions, act: () => Promise<T>): Promise<T> {
	try {
		return await act();
	} catch (error) {
		const { kind, message, description, httpCode } = asProblem(error);
		const whole = [/[.!?…]$/.test(message) ? message : `${message}.`, description].join(' ');
		throw toNodeError(
			context.getNode(),
			new Problem(kind, description ? whole : message, { description, httpCode }),
		);
	}
}

/** Whether everything is registered as the panel says. Changes nothing; only a 404 means missing. */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	const webhookUrl = webhookUrlOf(context);
	const saved = stored(context, modeOfHook(context, webhookUrl));
	if (!saved || saved.open?.length) return false;
	if (saved.choice !== JSON.stringify(choiceOf(context))) return false;
	const webhooks = await Webhooks.open(context);
	for (const registration of saved.registrations) {
		const address = await webhooks.addressOf(registration);
		if (address === undefined) return false;
		if (!leadsTo(address, webhookUrl) || !carries(address, saved.digest)) return false;
	}
	return true;
}

/** Registers one webhook per scope, or none: a failure half-way takes back what was registered. */
export async function register(context: IHookFunctions): Promise<void> {
	const webhookUrl = webhookUrlOf(context);
	assertReachable(webhookUrl);
	const mode = modeOfHook(context, webhookUrl);
	const choice = choiceOf(context);
	assertHarmless(choice, mode);
	const { address, digest, secret } = secretAddress(webhookUrl);
	const webhooks = await Webhooks.open(context, secret);
	const saved = stored(context, mode);
	const before = await sorted(context, webhooks, saved, webhookUrl);
	// Somebody has given a webhook of ours another address: its name is left to it.
	const salt = before.foreign > 0 ? randomBytes(4).toString('hex') : saved?.salt;
	const wanted = wantedBy(context, choice, { mode, webhookUrl, address, salt });
	const known = {
		webhookUrl,
		digest,
		choice: JSON.stringify(choice),
		...(salt === undefined ? {} : { salt }),
	};

	const made: Registration[] = [];
	// SmartLead may use the first webhook before the last one stands.
	const done = acceptWhileRegistering(context, mode, digest);
	try {
		for (const one of wanted) made.push(await webhooks.register(one));
	} catch (error) {
		const problem = asProblem(error);
		const { remaining } = await removeAll(webhooks, made);
		const open = problem instanceof Unsure ? [problem.open] : [];
		for (const one of saved?.open ?? []) if (one.name !== open[0]?.name) open.push(one);
		const registrations = merged(saved?.registrations ?? [], remaining);
		// n8n ends what it could not begin, or begins anew: then the rest is removed.
		if (registrations.length + open.length > 0) {
			store(context, mode, { ...known, ...saved, registrations, open, choice: '' });
		}
		done();
		throw withLeft(problem, remaining);
	}
	// What an earlier activation left behind, and no registration of now has taken over.
	const old = before.ours.filter(({ id }) => !made.some((one) => one.id === id));
	const { remaining } = await removeAll(webhooks, old);
	const taken = new Set(wanted.map(({ name }) => name));
	const open = (saved?.open ?? []).filter(({ name }) => !taken.has(name));
	const settled = await settle(webhooks, open, address);
	store(context, mode, {
		...known,
		registrations: merged(made, [...before.unread, ...remaining]),
		...(settled.open.length > 0 ? { open: settled.open } : {}),
	});
	done();
}

/** Removes what this n8n registered. What could not be removed stays in the static data for the next time. */
export async function unregister(context: IHookFunctions): Promise<void> {
	const webhookUrl = webhookUrlOf(context);
	const mode = modeOfHook(context, webhookUrl);
	const saved = stored(context, mode);
	if (!saved) return;
	const { address, secret } = secretAddress(webhookUrl);
	const webhooks = await Webhooks.open(context, secret);
	const before = await sorted(context, webhooks, saved, webhookUrl);
	const { remaining, problem } = await removeAll(webhooks, before.ours);
	const settled = await settle(webhooks, saved.open ?? [], address);
	const why = before.problem ?? problem ?? settled.problem;
	if (!why) {
		clear(context, mode);
		return;
	}
	const { open } = settled;
	const registrations = [...before.unread, ...remaining];
	store(context, mode, { ...saved, registrations, open });
	throw withStanding(why, registrations, open);
}

interface Sorted {
	/** They carry the secret that we made, or lead here. */
	ours: Registration[];
	/** Where they lead could not be read. */
	unread: Registration[];
	/** How many lead somewhere else by now. */
	foreign: number;
	problem?: Problem;
}

/** What is in SmartLead of what is remembered: a webhook of another address is not ours to touch. */
async function sorted(
	context: IHookFunctions,
	webhooks: Webhooks,
	saved: Stored | undefined,
	webhookUrl: string,
): Promise<Sorted> {
	const found: Sorted = { ours: [], unread: [], foreign: 0 };
	for (const registration of saved?.registrations ?? []) {
		try {
			const address = await webhooks.addressOf(registration);
			if (address === undefined) continue;
			if (leadsTo(address, webhookUrl) || carries(address, saved?.digest ?? '')) {
				found.ours.push(registration);
				continue;
			}
			found.foreign++;
			context.logger.warn(
				`SmartLead Trigger left webhook ${registration.id} alone: its address in SmartLead is not that of this workflow`,
				{ workflowId: context.getWorkflow().id },
			);
		} catch (error) {
			found.problem ??= asProblem(error);
			found.unread.push(registration);
		}
	}
	return found;
}

/** Removes one after the other; a failure does not keep the others. */
async function removeAll(
	webhooks: Webhooks,
	registrations: Registration[],
): Promise<{ remaining: Registration[]; problem?: Problem }> {
	const remaining: Registration[] = [];
	let problem: Problem | undefined;
	for (const registration of registrations) {
		try {
			await webhooks.remove(registration);
		} catch (error) {
			problem ??= asProblem(error);
			remaining.push(registration);
		}
	}
	return { remaining, ...(problem ? { problem } : {}) };
}

/** Finds and removes what a lost answer may have left behind. */
async function settle(
	webhooks: Webhooks,
	open: Open[],
	address: string,
): Promise<{ open: Open[]; problem?: Problem }> {
	const remaining: Open[] = [];
	let problem: Problem | undefined;
	for (const one of open) {
		try {
			const found = await webhooks.recover(one, address);
			if (found) await webhooks.remove(found);
		} catch (error) {
			problem ??= asProblem(error);
			remaining.push(one);
		}
	}
	return { open: remaining, ...(problem ? { problem } : {}) };
}

/** Each webhook once. */
const merged = (some: Registration[], more: Registration[]): Registration[] => [
	...some,
	...more.filter(({ id }) => !some.some((one) => one.id === id)),
];

/** Why nothing was registered, and what of it stands all the same. */
function withLeft(reason: Problem, remaining: Registration[]): Problem {
	if (remaining.length === 0) return reason;
	const { kind, message, description, httpCode } = reason;
	const ids = remaining.map(({ id }) => id).join(', ');
	return new Problem(kind, message, {
		httpCode,
		description: `${description ? `${description} ` : ''}Of the webhooks registered before, these could not be taken back: ${ids}. Remove them in SmartLead, or publish again.`,
	});
}

/** Why not all was removed, and what may stand in SmartLead all the same. */
function withStanding(reason: Problem, registrations: Registration[], open: Open[]): Problem {
	const names = [
		...registrations.map(({ id }) => String(id)),
		...open.map(({ name }) => `"${name}"`),
	];
	if (names.length === 0) return reason;
	return reason.described(
		`${reason.description ? `${reason.description} ` : ''}In SmartLead these webhooks may still stand: ${names.join(', ')}. Remove them there, or publish the workflow and unpublish it again.`,
	);
}

/** Listening at account scope would silence every other webhook of the account for as long as it lasts. */
function assertHarmless({ scope }: Choice, mode: WebhookMode): void {
	if (scope !== 'account' || mode === 'live') return;
	throw new Problem(
		'parameter',
		"Listening for a test event is not possible with 'Scope' Account",
		{
			description:
				"It would keep events from every other webhook of your account while it lasts. Choose one campaign as 'Scope' to test, then go back to Account and publish the workflow.",
		},
	);
}
