import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { isObject } from '../engine/json';
import { Budget } from '../text/budget';
import { bodyOf } from './body';
import { factsOf, tell } from '../events/delivery';
import { eventCalled, nameIn } from '../events/events';
import { choiceOf, proofsOf, type Choice } from './fields';
import { isKnown, keepMarks, lifeOfEvent, marksIn, triggerOf } from './memory';
import { fieldsOf, idAt, asText } from '../events/places';
import { equal, isSigned, secretIn } from './secret';
import { marksOf, seenBy } from './seen';

/**
 * Takes one delivery: checks where it is from and what it is, and hands on each event that is wanted
 * and new. What is refused or passed over costs no more than it takes to see that.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const life = lifeOfEvent(context);
	const secret = secretIn(context.getQueryData() as object);
	if (secret === undefined || !isKnown(context, life, secret)) {
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
		life === 'test' ? { items: itemsOf(wanted, secret) } : await news(context, wanted, secret);
	if (!found) return refuse(context, 503, 'n8n has not yet stored an event that it brings again');
	return handedOn(found);
}

/** What starts the workflow, and what the workflow is then to remember. */
interface News {
	items: INodeExecutionData[];
	remember?(): void;
}

/**
 * Left to n8n to answer: from 2.x on it does so when the execution is stored. While it stores that, it
 * drops the note that the memory of the workflow has changed; it looks at the response afterwards, and
 * saves the memory next.
 */
const handedOn = ({ items, remember }: News): IWebhookResponseData => ({
	get webhookResponse() {
		remember?.();
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
		const { event, isKnown: isKnownEvent } = eventCalled(nameIn(payload));
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
 * The items of events that have not been handed on before. They are entered here, before. One that is
 * on its way in another delivery is waited for, as it may yet get lost; undefined if that takes too long.
 */
async function news(
	context: IWebhookFunctions,
	wanted: Chosen[],
	secret: string,
): Promise<News | undefined> {
	const seen = seenBy(triggerOf(context), marksIn(context));
	const delivery = context.getHeaderData()['x-request-id'];
	const id = typeof delivery === 'string' ? delivery : undefined;
	const marked = wanted.map((one) => ({
		one,
		marks: marksOf(one.payload, id && `${id} ${one.index}`, one.event),
	}));
	for (const { marks } of marked) {
		if (!(await seen.settled(marks))) return undefined;
	}

	const fresh = marked.filter(({ marks }) => seen.enter(marks));
	const entered = fresh.map(({ marks }) => marks);
	let isTold = false;
	try {
		const items = itemsOf(
			fresh.map(({ one }) => one),
			secret,
		);
		isTold = true;
		if (items.length === 0) return { items };
		if (tellsWhenAnswered(context, (isStored) => seen.settle(entered, isStored))) {
			seen.hold(entered);
		}
		const remember = () => keepMarks(context, seen.recent());
		return (await seen.keep(remember)) ? { items, remember } : { items };
	} finally {
		if (!isTold) seen.leave(entered);
	}
}

/**
 * Calls back when n8n answers, which it does with 5xx where it could not store the execution: what
 * SmartLead then sends again is new. It is the end of the response that counts, not its events: those
 * stay away once SmartLead has hung up. False where the response cannot tell.
 */
function tellsWhenAnswered(context: IWebhookFunctions, then: (isStored: boolean) => void): boolean {
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
		json: without(tell(payload, { ...factsOf(payload), event }, budget), secret),
	}));
}

/** Wherever else the address was repeated, the secret is taken out of it. */
const without = (told: IDataObject, secret: string): IDataObject =>
	holds(told, secret)
		? (JSON.parse(JSON.stringify(told).replaceAll(secret, '***')) as IDataObject)
		: told;

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
