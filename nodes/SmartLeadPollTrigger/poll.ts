import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { isObject } from '../engine/json';
import { asProblem, Problem, sentence, toNodeError } from '../engine/problem';
import { outputOf } from '../events/delivery';
import { choiceOf, type Choice, type Event } from './fields';
import { bounced, inCategory, unsubscribed } from './leadSets';
import { Reader } from './reader';
import { replies } from './replies';
import { sentEmails } from './sentEmails';
import type { Beginning, StreamState, Stream } from './stream';

type Items = INodeExecutionData[][] | null;

/** What the trigger keeps from poll to poll. */
interface Kept {
	/** The account and the beginning that it is of; with others everything begins anew. */
	of: string;
	/** Counts the polls that kept something. */
	turn: number;
	/** The kinds of streams that were read in every campaign of the account. */
	everywhere: string[];
	streams: Record<string, StreamState>;
}

/** The triggers that are asking right now. */
const underWay = new Set<string>();

/** What happened since the last poll; null where nothing did. */
export async function poll(context: IPollFunctions): Promise<Items> {
	try {
		return await (context.getMode() === 'manual' ? test(context) : newEvents(context));
	} catch (error) {
		throw shownError(context, error);
	}
}

/** n8n shows the message alone while a workflow is published, so the advice stands in it. */
function shownError(context: IPollFunctions, error: unknown) {
	const { kind, message, description, httpCode } = asProblem(error);
	const whole = description ? `${sentence(message)} ${description}` : message;
	return toNodeError(context.getNode(), new Problem(kind, whole, { description, httpCode }));
}

/** The latest event, for building a workflow with it. Keeps nothing. */
async function test(context: IPollFunctions): Promise<Items> {
	const choice = choiceOf(context);
	const reader = await Reader.open(context);
	for (const stream of await streamsOf(choice, reader)) {
		const event = await stream.latest();
		if (event) return [[{ json: reader.redacted(outputOf(event)) }]];
	}
	throw new Problem('parameter', 'SmartLead has no such event yet', {
		description: 'Choose other events or campaigns, or try again when there is one.',
	});
}

async function newEvents(context: IPollFunctions): Promise<Items> {
	const choice = choiceOf(context);
	const id = `${context.getInstanceId()} ${String(context.getWorkflow().id)} ${context.getNode().id}`;
	const before = keptBy(context, choice);
	// The poll before is still asking: what it does not find, the next one does.
	if (underWay.has(id) && before.turn > 0) return null;
	underWay.add(id);
	try {
		return await readAll(context, choice, before);
	} finally {
		underWay.delete(id);
	}
}

/**
 * Reads every stream. One that fails keeps none of the others from telling what they found: it is where
 * it was at the next poll.
 */
async function readAll(context: IPollFunctions, choice: Choice, before: Kept): Promise<Items> {
	const reader = await Reader.open(context);
	const streams: Kept['streams'] = {};
	const events: IDataObject[] = [];
	let problem: Problem | undefined;
	const wanted = await streamsOf(choice, reader);
	for (const stream of wanted) {
		try {
			const known = before.streams[stream.key];
			if (known) streams[stream.key] = known;
			const found = await stream.read(known, beginningOf(stream, choice, before));
			streams[stream.key] = found.state;
			for (const event of found.events) events.push(event);
		} catch (error) {
			problem ??= asProblem(error);
			// Published with a campaign that cannot be read, it would stay deaf for it.
			if (problem.final || before.turn === 0) break;
		}
	}
	if (problem && events.length === 0) throw problem;
	const items = events.map((event) => ({ json: reader.redacted(outputOf(event)) }));
	if (keptBy(context, choice).turn !== before.turn) return null;
	keep(context, {
		...before,
		turn: before.turn + 1,
		everywhere: problem ? before.everywhere : everywhereIn(choice, wanted),
		streams: isPassing(choice) && !problem ? streams : { ...before.streams, ...streams },
	});
	if (problem) {
		context.logger.warn(`SmartLead Poll Trigger could not read everything: ${problem.message}`, {
			workflowId: context.getWorkflow().id,
		});
	}
	return items.length > 0 ? [items] : null;
}

/**
 * Whether what is no longer chosen is forgotten, so that it begins with a new now. Not since a date,
 * where all would come again; nor in the account, whose campaigns may be gone for a while.
 */
const isPassing = ({ campaignIds, from }: Choice): boolean =>
	campaignIds !== undefined && from === undefined;

/** A campaign that has come to the account since the last poll is new as a whole. */
function beginningOf({ kind }: Stream, { campaignIds, from }: Choice, before: Kept): Beginning {
	if (campaignIds === undefined && before.everywhere.includes(kind)) return { isWhole: true };
	return from === undefined ? {} : { from };
}

const everywhereIn = ({ campaignIds }: Choice, streams: Stream[]): string[] =>
	campaignIds === undefined ? [...new Set(streams.map(({ kind }) => kind))] : [];

async function streamsOf(choice: Choice, reader: Reader): Promise<Stream[]> {
	const { events, categoryIds } = choice;
	const has = (event: Event) => events.includes(event);
	const streams = has('EMAIL_REPLY') ? [replies(reader, choice.campaignIds)] : [];
	if (events.every((event) => event === 'EMAIL_REPLY')) return streams;
	for (const id of choice.campaignIds ?? (await reader.campaignIds())) {
		if (has('EMAIL_BOUNCE')) streams.push(bounced(reader, id));
		if (has('LEAD_UNSUBSCRIBED')) streams.push(unsubscribed(reader, id));
		if (has('EMAIL_SENT')) streams.push(sentEmails(reader, id));
		for (const category of categoryIds) streams.push(inCategory(reader, id, category));
	}
	return streams;
}

/** What was kept, as long as it is of the same account and beginning. */
function keptBy(context: IPollFunctions, { from = 'now' }: Choice): Kept {
	const credential = context.getNode().credentials?.smartLeadApi?.id ?? '';
	const of = `${credential} ${from}`;
	const { polled } = context.getWorkflowStaticData('node');
	if (isObject(polled) && polled.of === of) {
		// n8n watches what stands in the workflow: this is a copy.
		return JSON.parse(JSON.stringify(polled)) as Kept;
	}
	return { of, turn: 0, everywhere: [], streams: {} };
}

function keep(context: IPollFunctions, kept: Kept): void {
	context.getWorkflowStaticData('node').polled = kept as unknown as IDataObject;
}
