import type { IHookFunctions } from 'n8n-workflow';

import { asProblem, Problem, toNodeError } from '../engine/problem';
import { choiceOf, type Choice } from './fields';
import { forgetAll, lifeOf, recall, remember } from './memory';
import { isAddress, secretAddress } from './secret';
import { Webhooks, type Registration, type Wanted } from './webhooks';

/** Runs a hook; whatever it throws becomes n8n's own error, made of nothing but its sentences. */
export async function hook<T>(context: IHookFunctions, act: () => Promise<T>): Promise<T> {
	try {
		return await act();
	} catch (error) {
		throw toNodeError(context.getNode(), asProblem(error));
	}
}

/** Whether everything is registered as the panel says. Changes nothing; only a 404 means missing. */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	const memory = recall(context);
	if (!memory || memory.choice !== JSON.stringify(choiceOf(context))) return false;
	const webhookUrl = webhookUrlOf(context);
	const webhooks = await Webhooks.open(context);
	for (const registration of memory.registrations) {
		const address = await webhooks.addressOf(registration);
		if (address === undefined || !isAddress(address, webhookUrl, memory.digest)) return false;
	}
	return true;
}

/** Registers one webhook per scope, or none: a failure half-way takes back what was registered. */
export async function register(context: IHookFunctions): Promise<void> {
	const webhookUrl = webhookUrlOf(context);
	assertReachable(webhookUrl);
	const choice = choiceOf(context);
	assertHarmless(context, choice);
	const { address, digest, secret } = secretAddress(webhookUrl);
	const webhooks = await Webhooks.open(context, secret);
	const before = recall(context)?.registrations ?? [];

	const registrations: Registration[] = [];
	for (const wanted of wantedBy(context, choice, address)) {
		try {
			registrations.push(await webhooks.register(wanted));
		} catch (error) {
			throw await takenBack(webhooks, registrations, asProblem(error));
		}
	}
	// What an earlier activation left behind, and no registration of now has taken over.
	const old = before.filter(({ id }) => !registrations.some((one) => one.id === id));
	const { left } = await removeAll(webhooks, old);
	remember(context, {
		registrations: [...registrations, ...left],
		digest,
		choice: JSON.stringify(choice),
	});
}

/** Removes what this n8n registered. What could not be removed stays in memory for the next time. */
export async function unregister(context: IHookFunctions): Promise<void> {
	const memory = recall(context);
	if (!memory) return;
	const { left, problem } = await removeAll(await Webhooks.open(context), memory.registrations);
	if (!problem) {
		forgetAll(context);
		return;
	}
	remember(context, { ...memory, registrations: left });
	throw problem;
}

async function takenBack(
	webhooks: Webhooks,
	registrations: Registration[],
	reason: Problem,
): Promise<Problem> {
	const { left } = await removeAll(webhooks, registrations);
	if (left.length === 0) return reason;
	const { kind, message, description, httpCode } = reason;
	const ids = left.map(({ id }) => id).join(', ');
	return new Problem(kind, message, {
		httpCode,
		description: `${description ? `${description} ` : ''}Of the webhooks registered before, these could not be taken back: ${ids}. Remove them in SmartLead.`,
	});
}

/** Removes one after the other; a failure does not keep the others. */
async function removeAll(
	webhooks: Webhooks,
	registrations: Registration[],
): Promise<{ left: Registration[]; problem?: Problem }> {
	const left: Registration[] = [];
	let problem: Problem | undefined;
	for (const registration of registrations) {
		try {
			await webhooks.remove(registration);
		} catch (error) {
			problem ??= asProblem(error);
			left.push(registration);
		}
	}
	return { left, ...(problem ? { problem } : {}) };
}

/**
 * One webhook per scope. SmartLead changes the webhook of the same name instead of making a second
 * one: the name holds what tells this one from every other, the campaign included.
 */
function wantedBy(context: IHookFunctions, choice: Choice, address: string): Wanted[] {
	const { scope, campaignIds, clientId, events, categoryIds } = choice;
	const { webhookId, id } = context.getNode();
	const own = `n8n ${webhookId ?? id} (${lifeOf(context)})`;
	const shared = { address, events, categoryIds };
	if (scope === 'campaign') {
		return campaignIds.map((campaignId) => ({
			...shared,
			association: 'campaign',
			campaignId,
			name: `${own} campaign ${campaignId}`,
		}));
	}
	if (scope === 'client') return [{ ...shared, association: 'client', clientId, name: own }];
	return [{ ...shared, association: 'user', name: own }];
}

function webhookUrlOf(context: IHookFunctions): string {
	const url = context.getNodeWebhookUrl('default');
	if (url !== undefined && URL.canParse(url)) return url;
	throw new Problem('parameter', 'n8n does not know the address of this webhook');
}

/** Names and addresses that mean something only at home: those without a dot, and private ones. */
const local = [
	/^[^.:]+$/,
	/\.(localhost|local|internal)$/i,
	/^(0|10|127|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\.[\d.]+$/,
	/^\[(::1?|f[cde].+)\]$/i,
];

/** SmartLead sends from the internet, and only over https. */
function assertReachable(webhookUrl: string): void {
	const { protocol, hostname, origin } = new URL(webhookUrl);
	if (protocol === 'https:' && !local.some((form) => form.test(hostname))) return;
	throw new Problem('parameter', `SmartLead cannot reach this n8n at ${origin}`, {
		description:
			'Events come over https from the internet. Set the environment variable WEBHOOK_URL to the public https address of this n8n and start it again. Where the internet cannot reach it, fetch replies on a schedule instead.',
	});
}

/** Listening at account scope would silence every other webhook of the account for as long as it lasts. */
function assertHarmless(context: IHookFunctions, { scope }: Choice): void {
	if (scope !== 'account' || lifeOf(context) === 'live') return;
	throw new Problem(
		'parameter',
		"Listening for a test event is not possible with 'Scope' Account",
		{
			description:
				"It would keep events from every other webhook of your account while it lasts. Choose one campaign as 'Scope' to test, then go back to Account and activate the workflow.",
		},
	);
}
