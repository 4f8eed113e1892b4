import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { isObject } from '../engine/json';
import { Budget } from '../text/budget';
import { bodyOf } from './body';
import { factsOf, outputOf } from '../events/delivery';
import { normalizeEvent, nameIn } from '../events/events';
import { choiceOf, proofsOf, type Choice } from './fields';
import { isKnown, storeKeys, modeOfEvent, storedKeys, triggerKey } from './staticData';
import { fieldsOf, idAt, asText } from '../events/places';
import { equal, isSigned, secretIn } from './secret';
import { dedupeKeysOf, deduplicatorOf } from './deduplicator';

/**
 * Takes one delivery: checks where it is from and what it is, and hands on each event that is wanted
 * and new. What is refused or passed over costs no more than it takes to see that.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const mode = modeOfEvent(context);
	const secret = secretIn(context.getQueryData() as object);
	if (secret === undefined || !isKnown(context, mode, secret)) {
		return refuse(context, 401, 'it does not carry the secret of the address');
	}
	const body = bodyOf(context);
	if ('status' in body) return refuse(context, body.status, body.why);
	const { secretKey, signingSecret } = proofsOf(context);
	const signature = context.getHeaderData()['x-smartlead-signature'];
	if (signingSecret !== '' && !isSigned(body.raw, signature, signingSecret)) {
		return refuse(context, 401, 'it is not signed with the signing secret');
	}
	if (
		secretKey !== '' &&
		!body.events.every((one) => equal(asText(one.secret_key) ?? '', secretKey))
	) {
		return refuse(context, 401, 'it does not carry the secret key');
	}
	if (body.others > 0) warn(context, `passed over ${body.others} entries that are no events`);

	const wanted = chosen(body.events, choiceOf(context));
	// Who listens for a test event wants to see it, the same one again included.
	const found =
		mode === 'test' ? { items: itemsOf(wanted, secret) } : await newEvents(context, wanted, secret);
	if (!found) return refuse(context, 503, 'n8n has not yet stored an event that it brings again');
	return handedOn(found);
}

/** What starts the workflow, and what is then to be saved in it. */
interface NewEvents {
	items: INodeExecutionData[];
	save?(): void;
}

/**
 * Left to n8n to answer: from 2.x on it does so when the execution is stored. While it stores that, it
 * drops the note that the static data of the workflow has changed; it looks at the response afterwards,
 * and saves the static data next.
 */
const handedOn = ({ items, save }: NewEvents): IWebhookResponseData => ({
	get webhookResponse() {
		save?.();
		return { ok: true };
	},
	...(items.length > 0 ? { workflowData: [items] } : {}),
});

/** An event under the name that it was chosen by. */
interface Chosen {
	payload: IDataObject;
	event: string;
	index: number;
}

function chosen(payloads: IDataObject[], choice: Choice): Chosen[] {
	return payloads.flatMap((payload, index) => {
		const { event, isKnown: isKnownEvent } = normalizeEvent(nameIn(payload));
		const called = asChosen(event, payload, choice);
		const isWanted = !isKnownEvent || isIn(choice, called, payload);
		return isWanted ? [{ payload, event: called, index }] : [];
	});
}

/** No source says whether a first email comes under its own name or as an email of step 1. */
function asChosen(event: string, payload: IDataObject, { events }: Choice): string {
	const isFirst = event === 'EMAIL_SENT' && idAt(fieldsOf(payload), ['sequence_number']) === 1;
	return isFirst && !events.includes('EMAIL_SENT') ? 'FIRST_EMAIL_SENT' : event;
}

/** Of an event whose category is not told, the workflow decides. */
function isIn({ events, categoryIds }: Choice, event: string, payload: IDataObject): boolean {
	if (!events.includes(event)) return false;
	if (event !== 'LEAD_CATEGORY_UPDATED' || categoryIds.length === 0) return true;
	const { categoryId } = factsOf(payload);
	return categoryId === null || categoryIds.includes(categoryId);
}

/**
 * The items of events that have not been handed on before. They are added here, before. One that is
 * pending in another delivery is waited for, as it may yet get lost; undefined if that takes too long.
 */
async function newEvents(
	context: IWebhookFunctions,
	wanted: Chosen[],
	secret: string,
): Promise<NewEvents | undefined> {
	const deduplicator = deduplicatorOf(triggerKey(context), storedKeys(context));
	const delivery = context.getHeaderData()['x-request-id'];
	const id = typeof delivery === 'string' ? delivery : undefined;
	const keyed = wanted.map((one) => ({
		one,
		keys: dedupeKeysOf(one.payload, id && `${id} ${one.index}`, one.event),
	}));
	for (const { keys } of keyed) {
		if (!(await deduplicator.waitForPending(keys))) return undefined;
	}

	const fresh = keyed.filter(({ keys }) => deduplicator.add(keys));
	const added = fresh.map(({ keys }) => keys);
	let isDone = false;
	try {
		const items = itemsOf(
			fresh.map(({ one }) => one),
			secret,
		);
		if (items.length > 0 && onAnswer(context, (isStored) => deduplicator.settle(added, isStored))) {
			deduplicator.setPending(added);
		}
		const save = () => storeKeys(context, deduplicator.recent());
		const isSaved = items.length > 0 && (await deduplicator.persist(save));
		isDone = true;
		return isSaved ? { items, save } : { items };
	} finally {
		// n8n answers with an error then, and SmartLead sends them again.
		if (!isDone) deduplicator.settle(added, false);
	}
}

/**
 * Calls back when n8n answers, which it does with 5xx where it could not store the execution: what
 * SmartLead then sends again is new. It is the end of the response that counts, not its events: those
 * stay away once SmartLead has hung up. False where the response cannot tell.
 */
function onAnswer(context: IWebhookFunctions, then: (isStored: boolean) => void): boolean {
	const response = context.getResponseObject();
	if (!('writableEnded' in response)) return false;
	const end = response.end.bind(response) as (...given: unknown[]) => typeof response;
	response.end = (...given: unknown[]) => {
		then(response.statusCode < 500);
		return end(...given);
	};
	return true;
}

function itemsOf(chosen: Chosen[], secret: string): INodeExecutionData[] {
	const budget = new Budget();
	return chosen.map(({ payload, event }) => ({
		json: without(outputOf(payload, { ...factsOf(payload), event }, budget), secret),
	}));
}

/** Wherever else the address was repeated, the secret is taken out of it. */
const without = (output: IDataObject, secret: string): IDataObject =>
	holds(output, secret)
		? (JSON.parse(JSON.stringify(output).replaceAll(secret, '***')) as IDataObject)
		: output;

/** Whether a text stands anywhere in a value. Copies nothing, as an event can be large. */
function holds(value: unknown, text: string): boolean {
	if (typeof value === 'string') return value.includes(text);
	if (Array.isArray(value)) return value.some((inner) => holds(inner, text));
	if (!isObject(value)) return false;
	return Object.entries(value).some(([name, inner]) => name.includes(text) || holds(inner, text));
}

/** No execution, and one line in the log without anything that came in. */
function refuse(
	context: IWebhookFunctions,
	status: 400 | 401 | 413 | 503,
	why: string,
): IWebhookResponseData {
	warn(context, `refused a request (${status}): ${why}`);
	const messages = { 400: 'Not an event', 401: 'Unauthorized', 413: 'Too large', 503: 'Busy' };
	context.getResponseObject().status(status).send({ message: messages[status] }).end();
	return { noWebhookResponse: true };
}

function warn(context: IWebhookFunctions, what: string): void {
	context.logger.warn(`SmartLead Trigger ${what}`, { workflowId: context.getWorkflow().id });
}
