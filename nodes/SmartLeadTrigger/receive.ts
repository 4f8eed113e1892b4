import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { isObject } from '../engine/answer';
import { tell, type Told } from './delivery';
import { choiceOf, proofsOf, type Choice } from './fields';
import { keepMarks, lifeOf, marksIn, recall, triggerOf } from './memory';
import { digestOf, equal, isSigned, secretIn } from './secret';
import { marksOf, seenBy } from './seen';

/** Takes one delivery: checks where it is from, and hands on each event that is wanted and new. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const secret = secretIn(context.getQueryData() as object);
	const { secretKey, signingSecret } = proofsOf(context);
	const memory = recall(context);
	const isOurs =
		secret !== undefined && memory !== undefined && equal(digestOf(secret), memory.digest);
	if (!isOurs) return refuse(context, 401, 'it does not carry the secret of the address');
	const { rawBody } = context.getRequestObject() as { rawBody?: Buffer };
	if (signingSecret !== '') {
		const signature = context.getHeaderData()['x-smartlead-signature'];
		const body = rawBody ?? Buffer.from(JSON.stringify(context.getBodyData()));
		if (!isSigned(body, signature, signingSecret)) {
			return refuse(context, 401, 'it is not signed with the signing secret');
		}
	}
	const payloads = payloadsOf(context.getBodyData(), rawBody);
	if (!payloads) return refuse(context, 400, 'its body is no event in JSON');
	if (secretKey !== '' && !payloads.every((one) => equal(String(one.secret_key), secretKey))) {
		return refuse(context, 401, 'it does not carry the secret key');
	}

	const items = await news(
		context,
		payloads.map((payload) => tell(without(payload, secret))),
	);
	// Answered here and now: n8n would answer only when the execution has started, and then no longer
	// stores what the workflow was told to remember.
	context.getResponseObject().status(200).send({ ok: true }).end();
	return { noWebhookResponse: true, ...(items.length > 0 ? { workflowData: [items] } : {}) };
}

/** The events that were chosen and have not been handed on before. They are entered here, before. */
async function news(
	context: IWebhookFunctions,
	events: Array<Told & IDataObject>,
): Promise<INodeExecutionData[]> {
	const choice = choiceOf(context);
	// Who listens for a test event wants to see it, the same one again included.
	const isTest = lifeOf(context) === 'test';
	const seen = seenBy(triggerOf(context), marksIn(context));
	const delivery = context.getHeaderData()['x-request-id'];
	const items = events
		.map((told) => asChosen(told, choice))
		.filter((told, index) => {
			const id = typeof delivery === 'string' ? `${delivery} ${index}` : undefined;
			return isWanted(told, choice) && (isTest || seen.enter(marksOf(told, id)));
		})
		.map((json): INodeExecutionData => ({ json }));
	if (items.length > 0 && !isTest) await seen.keep((marks) => keepMarks(context, marks));
	return items;
}

/** No source says whether a first mail comes under its own name or as a mail of step 1. */
function asChosen<T extends Told & IDataObject>(told: T, { events }: Choice): T {
	const isFirst = told.event === 'EMAIL_SENT' && Number(told.sequence_number) === 1;
	return isFirst && !events.includes('EMAIL_SENT') ? { ...told, event: 'FIRST_EMAIL_SENT' } : told;
}

/** An event that nobody has heard of is handed on: SmartLead knows why it sent it. */
function isWanted({ event, isKnownEvent, categoryId }: Told, choice: Choice): boolean {
	if (!isKnownEvent) return true;
	if (!choice.events.includes(event)) return false;
	if (event !== 'LEAD_CATEGORY_UPDATED' || choice.categoryIds.length === 0) return true;
	return categoryId === null || choice.categoryIds.includes(categoryId);
}

/** One event, or a list of them; undefined where it is neither, or not JSON. */
function payloadsOf(body: unknown, rawBody?: Buffer): IDataObject[] | undefined {
	const isParsed = Array.isArray(body) || (isObject(body) && Object.keys(body).length > 0);
	const value = isParsed ? body : parsed(rawBody?.toString('utf8') ?? body);
	const list = Array.isArray(value) ? (value as unknown[]) : [value];
	return list.length > 0 && list.every(isEvent) ? list : undefined;
}

const isEvent = (value: unknown): value is IDataObject =>
	isObject(value) && [value.event_type, value.event].some((name) => typeof name === 'string');

/** SmartLead may say another content type than JSON. */
function parsed(text: unknown): unknown {
	try {
		return JSON.parse(String(text)) as unknown;
	} catch {
		return undefined;
	}
}

/** Wherever the address was repeated, the secret is taken out of it. */
function without(payload: IDataObject, secret: string): IDataObject {
	const text = JSON.stringify(payload);
	return text.includes(secret)
		? (JSON.parse(text.replaceAll(secret, '***')) as IDataObject)
		: payload;
}

/** No execution, and one line in the log without anything that came in. */
function refuse(context: IWebhookFunctions, status: number, why: string): IWebhookResponseData {
	context.logger.warn(`SmartLead Trigger refused a request (${status}): ${why}`, {
		workflowId: context.getWorkflow().id,
	});
	const message = status === 401 ? 'Unauthorized' : 'Not an event';
	context.getResponseObject().status(status).send({ message }).end();
	return { noWebhookResponse: true };
}
