import { refuse } from './answers';
import { findOperation, type CatalogMatch } from './rules/catalog';
import { watchChanges } from './events/changes';
import { Deliveries } from './events/deliveries';
import { Events } from './events/events';
import { basePath, hostNameOf, type HostName } from './hosts';
import { RateLimiter } from './rules/limits';
import { blockedClient, noSuchRoute, unauthorized } from './rules/refusals';
import { handlers } from './resources';
import { answerOf, Rules } from './rules/misbehavior';
import { seedState } from './state/seed';
import type { SandboxState } from './state/state';
import type {
	ApiAnswer,
	ApiCall,
	LoggedCall,
	MisbehaviourRule,
	SandboxOptions,
	Values,
} from './types';
import { parseBody, saysJson, validate, valuesInBody } from './rules/validate';

/** The names under which HTTP libraries introduce themselves when nobody gives them another. */
const defaultClients =
	/^(axios|node-fetch|node|undici|got|n8n|python-requests|python-urllib|python-httpx|okhttp|java|go-http-client)(\/|\s|$)/i;

/** The stand-in for SmartLead: one handler, a memory, a log. The doors lead calls to it. */
export class Sandbox {
	/** Every call that reached one of the four hosts, oldest first. */
	readonly log: LoggedCall[] = [];

	/** Other hosts that somebody tried to reach. */
	readonly blocked: string[] = [];

	/** What the stand-in remembers; readable, and writable to set a scene. */
	readonly state: SandboxState;

	/** Makes things happen of which webhooks are told. */
	readonly events: Events;

	/** Other accounts behind the same door, by their keys. */
	private readonly accounts = new Map<string, Sandbox>();

	private readonly rules = new Rules();

	private limiter: RateLimiter | undefined;

	private readonly routeLimiters = new Map<string, RateLimiter>();

	constructor(private readonly options: SandboxOptions = {}) {
		this.state = seedState();
		const now = () => this.now();
		const deliveries = new Deliveries(this.state, options.webhooks ?? {}, now);
		this.events = new Events(this.state, deliveries, now);
		this.reset();
	}

	/** Answers one call; a call to a foreign host is refused and noted. */
	async handle(given: ApiCall): Promise<ApiAnswer> {
		const call = tidy(given);
		const host = hostNameOf(call.host);
		if (!host) {
			this.blocked.push(call.host);
			return refuse(403, `The sandbox does not lead to ${call.host}`);
		}
		const account = this.accounts.get(withoutKey(call).key ?? '');
		if (account) return await account.handle(given);
		const at = this.now();
		const match = call.path.startsWith(`${basePath}/`)
			? findOperation(call.method, host, call.path)
			: undefined;
		const answer = this.answer(call, host, match, at);
		const id = match?.operation.id ?? null;
		this.log.push({ ...call, id, json: parseBody(call).value, answer, at });
		const { latencyMs = 0 } = this.options;
		if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
		return answer;
	}

	/** Calls with this key reach another account: one with a memory and a log of its own. */
	lodge(key: string, account: Sandbox): void {
		this.accounts.set(key, account);
	}

	/**
	 * Queues answers: the next `times` calls that match get `answer` instead, or, with `after`, are
	 * carried out first and get it then.
	 */
	misbehave(rule: MisbehaviourRule): void {
		this.rules.add(rule);
	}

	/** Forgets the answers that are still queued. */
	behave(): void {
		this.rules.clear();
	}

	/** Back to the seed: state, log, rules and counted requests, of the other accounts as well. */
	reset(state = seedState()): void {
		for (const account of this.accounts.values()) account.reset();
		Object.assign(this.state, state);
		this.log.length = 0;
		this.blocked.length = 0;
		this.rules.clear();
		const { limits, routeLimits = {} } = this.options;
		this.limiter = limits && limits.windows.length > 0 ? new RateLimiter(limits) : undefined;
		this.routeLimiters.clear();
		for (const [id, own] of Object.entries(routeLimits)) {
			this.routeLimiters.set(id, new RateLimiter(own));
		}
	}

	/** The calls that reached one operation, oldest first. */
	calls(id: string): LoggedCall[] {
		return this.log.filter((call) => call.id === id);
	}

	private now(): number {
		return (this.options.clock ?? Date).now();
	}

	private answer(
		call: ApiCall,
		host: HostName,
		match: CatalogMatch | undefined,
		at: number,
	): ApiAnswer {
		const rule = this.rules.take(match?.operation.id ?? null, call, at);
		const truth = rule && !rule.after ? undefined : this.carryOut(call, host, match, at);
		const answer = rule ? answerOf(rule, call, truth) : truth;
		// One of the two is always there; the refusal below only satisfies the compiler.
		const { headers, ...rest } = answer ?? refuse(500, 'No answer');
		return { ...rest, headers: { Date: new Date(at).toUTCString(), ...headers } };
	}

	private carryOut(
		call: ApiCall,
		host: HostName,
		match: CatalogMatch | undefined,
		at: number,
	): ApiAnswer {
		const client = call.headers['user-agent'] ?? '';
		if (client === '' || defaultClients.test(client)) return blockedClient();
		const { key, query, body } = withoutKey(call);
		const id = match?.operation.id ?? null;
		const keys = this.options.keys ?? ['sandbox-key'];
		if (key === undefined || !keys.includes(key)) {
			return unauthorized(host, id, key !== undefined);
		}
		const verdict = this.limiter?.take(key, at);
		if (verdict?.refusal) return withHeaders(verdict.refusal, verdict.headers);
		// The limit of all operations stands in front: what a single one refuses has been counted.
		const own = id === null ? undefined : this.routeLimiters.get(id)?.take(key, at);
		const answer = own?.refusal ?? this.operate(call, match, query, body, at);
		return withHeaders(answer, { ...verdict?.headers, ...own?.headers });
	}

	private operate(
		call: ApiCall,
		match: CatalogMatch | undefined,
		query: Record<string, string | string[]>,
		body: Values,
		at: number,
	): ApiAnswer {
		if (!match) return noSuchRoute(call);
		const shapes = this.options.shapes ?? 'documented';
		const validation = validate(match, call, query, body, shapes);
		if ('refusal' in validation) return validation.refusal;
		const handler = handlers[match.operation.id];
		if (!handler) return refuse(501, 'The sandbox does not know this operation yet');
		const tell = watchChanges(match.operation.id, this.state, this.events);
		const answer = handler(validation.request, { state: this.state, now: at, shapes });
		tell?.();
		return answer;
	}
}

function withHeaders(answer: ApiAnswer, headers: Record<string, string>): ApiAnswer {
	return { ...answer, headers: { ...answer.headers, ...headers } };
}

/** Lower-case header names, upper-case method, no port. */
function tidy(call: ApiCall): ApiCall {
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(call.headers)) headers[name.toLowerCase()] = value;
	return {
		...call,
		method: call.method.toUpperCase(),
		host: call.host.toLowerCase().replace(/:\d+$/, ''),
		headers,
	};
}

/**
 * The key and the request without it. It travels in the query or, where the method is POST or
 * PATCH, in the JSON body.
 */
function withoutKey(call: ApiCall): {
	key: string | undefined;
	query: Record<string, string | string[]>;
	body: Values;
} {
	const { api_key: inQuery, ...query } = call.query;
	const { value } = parseBody(call);
	let body = valuesInBody(value);
	let inBody: unknown;
	if ((call.method === 'POST' || call.method === 'PATCH') && saysJson(call)) {
		({ api_key: inBody, ...body } = body);
	}
	const key = inQuery ?? inBody;
	return { key: typeof key === 'string' ? key : undefined, query, body };
}
