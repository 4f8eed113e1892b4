import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

/**
 * What went wrong, as far as it matters for going on:
 * - `parameter`: the user's input cannot be sent; nothing was sent
 * - `refused`: SmartLead said no; nothing happened
 * - `uncertain`: no usable answer; it may or may not have happened
 * - `unsent`: nothing left this machine
 * - `waited`: the rate limit did not let the request through in time; it was not sent
 * - `cancelled`: the user stopped the execution
 */
export type ProblemKind = 'parameter' | 'refused' | 'uncertain' | 'unsent' | 'waited' | 'cancelled';

interface Details {
	description?: string;
	/** HTTP status or the system's code (ECONNREFUSED), as n8n shows it. */
	httpCode?: string;
	/** After this one no other request of the run can succeed: the key was refused, or time is up. */
	final?: boolean;
	/** What SmartLead answered, whole: where it says what it refuses. Never shown. */
	answer?: unknown;
	/** A try before this end got no usable answer: it may have happened, whatever this end says. */
	maybeDone?: boolean;
}

/** A sentence for the user. Made of redacted text only: it holds no request, response or options. */
export class Problem extends Error {
	readonly description?: string;
	readonly httpCode?: string;
	readonly final: boolean;
	readonly answer: unknown;
	readonly maybeDone: boolean;

	constructor(
		readonly kind: ProblemKind,
		message: string,
		{ description, httpCode, final = false, answer, maybeDone = false }: Details = {},
	) {
		super(message);
		this.description = description;
		this.httpCode = httpCode;
		this.final = final;
		this.answer = answer;
		this.maybeDone = maybeDone;
	}

	/** The same, with other words on how to go on. */
	described(description: string | undefined): Problem {
		return new Problem(this.kind, this.message, { ...this, description });
	}

	/** The same after what may have done it already. The description begins with that. */
	doubted(doubt: string | undefined): Problem {
		if (doubt === undefined || this.kind === 'uncertain') return this;
		const description = [doubt, this.description].filter(Boolean).join(' ');
		return new Problem(this.kind, this.message, { ...this, description, maybeDone: true });
	}
}

/** A value that cannot be sent. The message continues a sentence that begins with the field's name. */
export class InvalidValue extends Error {}

/**
 * Builds n8n's error from nothing but the problem's own words, so that no key can travel along.
 * `itemIndex` counts from 0, as n8n does; it is named in the message when `several` items came in.
 */
export function toNodeError(
	node: INode,
	{ kind, message, description, httpCode }: Problem,
	itemIndex?: number,
	several = false,
): NodeApiError | NodeOperationError {
	const named = several && itemIndex !== undefined ? `${message} [item ${itemIndex}]` : message;
	const error =
		kind === 'parameter' || kind === 'cancelled'
			? new NodeOperationError(node, named, { description, itemIndex })
			: new NodeApiError(
					node,
					{ message: named },
					{ message: named, description: description ?? ' ', httpCode, itemIndex },
				);
	// n8n puts sentences of its own over what names a network code: "you can retry immediately".
	error.message = named;
	error.messages = [];
	return error;
}

/** Any error as a problem. What is no problem yet is a fault of ours: only its own message is kept. */
export function asProblem(error: unknown): Problem {
	if (error instanceof Problem) return error;
	const message = error instanceof Error ? error.message : String(error);
	return new Problem('parameter', message);
}

/** What came of something that can fail. */
export type Tried<T> = { value: T } | { problem: Problem };

export async function attempt<T>(act: () => T | Promise<T>): Promise<Tried<T>> {
	try {
		return { value: await act() };
	} catch (error) {
		return { problem: asProblem(error) };
	}
}

/** A text as a sentence of its own, whether or not it ends like one: no full stop is doubled. */
export function sentence(text: string): string {
	const trimmed = text.trim();
	return /[.!?…]["'”’)\]]?$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
