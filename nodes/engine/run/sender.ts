import type { Connection } from '../http/transport';
import { asProblem, attempt, type Problem } from '../problem';
import type { Effects, ApiRequest } from '../spec/apiRequest';
import { isRead, type Operation, type Resource } from '../spec/operation';

/** Sends the requests of one operation, as its spec says. Every method throws a `Problem`. */
export class Sender {
	constructor(
		private readonly connection: Connection,
		private readonly resource: Resource,
		private readonly operation: Operation,
	) {}

	/** Sends a request in which nothing is to be looked up any more. */
	async send(request: ApiRequest, effects: Effects = this.operation): Promise<unknown> {
		try {
			return await this.connection.send(request, {
				host: this.resource.host,
				reads: isRead({ request: `${request.method} /`, readOnly: effects.readOnly }),
				effects,
				...(this.operation.answer === 'deleted' ? { deletes: true } : {}),
			});
		} catch (error) {
			throw this.advised(asProblem(error));
		}
	}

	private advised(problem: Problem): Problem {
		const advice =
			problem.kind === 'refused' ? this.operation.advice?.(problem.message) : undefined;
		return advice ? problem.described(advice) : problem;
	}

	/** Sends a request, and the other documented form of it where this one is refused. */
	async sendOrFallBack(request: ApiRequest): Promise<unknown> {
		const { fallback } = this.operation;
		const isRefused = ({ kind, httpCode }: Problem) =>
			kind === 'refused' && (fallback?.after ?? []).includes(Number(httpCode));
		const tried = await attempt(async () => await this.send(request));
		if (!('problem' in tried)) return tried.value;
		const { problem } = tried;
		const other = isRefused(problem) ? fallback?.form(request, problem.message) : undefined;
		if (!other) throw problem;
		const again = await attempt(async () => await this.send(other));
		if (!('problem' in again)) return again.value;
		// The first form is the better known one: what was said of it helps more.
		throw isRefused(again.problem) ? problem : again.problem;
	}
}
