import type { DeliveryOptions } from './events/deliveries';
import type { SandboxState } from './state/state';

/** One request as it reached a door. */
export interface ApiCall {
	method: string;
	/** Host name, without a port. */
	host: string;
	/** Path without the query. */
	path: string;
	query: Record<string, string | string[]>;
	headers: Record<string, string>;
	/** The raw text, `''` when there is none. */
	body: string;
}

/** What a door does instead of handing over a whole answer. */
export type Fault =
	| 'reset'
	| 'resetAfterHeaders'
	| 'halfBody'
	| 'silence'
	| 'trickle'
	| 'dns'
	| 'refused'
	| 'certificate';

/** One answer. */
export interface ApiAnswer {
	status: number;
	headers: Record<string, string>;
	body: string;
	/** What the doors do instead of a whole answer. */
	fault?: Fault;
}

/** A call together with what became of it. */
export interface LoggedCall extends ApiCall {
	/** Catalog id; null when no operation lives at that address. */
	id: string | null;
	/** The body as JSON; undefined when it is none. */
	json: unknown;
	answer: ApiAnswer;
	/** When it arrived, milliseconds of the sandbox's clock. */
	at: number;
}

/** A rate limit: at most `max` requests per `perMs` milliseconds and key. */
export interface RateWindow {
	max: number;
	perMs: number;
}

/** How requests are limited and how a refusal says so. */
export interface RateLimits {
	windows: RateWindow[];
	/** X-RateLimit-* on answers; default true. */
	headers?: boolean;
	/** Where a refusal names the waiting time; a number is a header that lies (seconds). */
	retryAfter?: 'header' | 'body' | 'both' | 'none' | number;
}

/**
 * Whose SmartLead the sandbox is. `documented` is that of the reference, `alternate` its other shape
 * wherever it shows two. `live` is that of people who told what they got: their shapes and refusals
 * where they attest one, the reference elsewhere. The three differ in what they do in one point only:
 * `ignore_duplicate_leads_in_other_campaign: true` adds the leads of other campaigns where the
 * reference is followed, and skips them in `live`, as several people have measured.
 */
export type Shapes = 'documented' | 'alternate' | 'live';

/** Every personality. */
export const everyShape: readonly Shapes[] = ['documented', 'alternate', 'live'];

/** The personality that somebody named. */
export function shapesCalled(name: string): Shapes {
	const found = everyShape.find((shapes) => shapes === name);
	if (found) return found;
	throw new Error(`--answers wants ${everyShape.join(', ')}, not "${name}"`);
}

/** How a sandbox behaves. */
export interface SandboxOptions {
	/** Keys that are accepted; default `['sandbox-key']`. */
	keys?: string[];
	/** Milliseconds since 1970; default the system clock. */
	clock?: { now(): number };
	/** Default null: no limit. */
	limits?: RateLimits | null;
	/** Limits of single operations by catalog id, on top of `limits`; default none. */
	routeLimits?: Record<string, RateLimits>;
	/** How long every answer takes. */
	latencyMs?: number;
	/** Default `documented`. */
	shapes?: Shapes;
	/** How webhooks are told what happens; unless given, they are not. */
	webhooks?: DeliveryOptions;
}

/** Answers that are queued for calls to come; every given condition must hold. */
export interface MisbehaviourRule {
	/** Catalog id. */
	id?: string;
	method?: string;
	/** The whole path without the query, or a pattern found in it. */
	path?: string | RegExp;
	/** Values that stand in the query, among others. */
	query?: Record<string, string>;
	/** How many calls; default 1. */
	times?: number;
	/** For how long from the first of them on, milliseconds of the sandbox's clock; default for ever. */
	lasts?: number;
	/** How many matching calls pass first; default 0. */
	skip?: number;
	/** Carry the call out first: it happened, but its answer is lost, or changed by a function. */
	after?: boolean;
	answer: Partial<ApiAnswer> | ((call: ApiCall, truth?: ApiAnswer) => Partial<ApiAnswer>);
}

/** Values by name: a validated path, query or body. */
export type Values = Record<string, unknown>;

/** A request that has passed validation: numbers and booleans are what they claim to be. */
export interface OperationRequest {
	path: Values;
	query: Values;
	body: Values;
}

/** What an operation may see and change. */
export interface World {
	state: SandboxState;
	/** Milliseconds of the sandbox's clock. */
	now: number;
	shapes: Shapes;
}

/** One operation of the stand-in. */
export type Handler = (request: OperationRequest, world: World) => ApiAnswer;
