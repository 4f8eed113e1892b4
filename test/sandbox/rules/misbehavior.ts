import type { ApiAnswer, ApiCall, MisbehaviourRule } from '../types';

interface Waiting {
	rule: MisbehaviourRule;
	skip: number;
	left: number;
	/** When it is over; unknown before its first call. */
	until?: number;
}

/** Rules that wait for their calls, in the order they were queued. */
export class Rules {
	private waiting: Waiting[] = [];

	/** Queues a rule. */
	add(rule: MisbehaviourRule): void {
		this.waiting.push({ rule, skip: rule.skip ?? 0, left: rule.times ?? 1 });
	}

	/** Forgets all rules. */
	clear(): void {
		this.waiting = [];
	}

	/** The rule that this call meets at `now`, if any; counts the call against it. */
	take(id: string | null, call: ApiCall, now: number): MisbehaviourRule | undefined {
		for (const entry of this.waiting) {
			if (entry.left <= 0 || !matches(entry.rule, id, call)) continue;
			if (entry.skip > 0) {
				entry.skip -= 1;
				continue;
			}
			entry.until ??= now + (entry.rule.lasts ?? Infinity);
			if (now >= entry.until) continue;
			entry.left -= 1;
			return entry.rule;
		}
		return undefined;
	}
}

function matches(rule: MisbehaviourRule, id: string | null, call: ApiCall): boolean {
	if (rule.id !== undefined && rule.id !== id) return false;
	if (rule.method !== undefined && rule.method.toUpperCase() !== call.method) return false;
	const wanted = Object.entries(rule.query ?? {});
	if (wanted.some(([name, value]) => call.query[name] !== value)) return false;
	if (typeof rule.path === 'string') return rule.path === call.path;
	// search() knows no lastIndex, so a pattern with the g flag matches every time.
	return rule.path === undefined || call.path.search(rule.path) >= 0;
}

/** A whole answer from the parts that a rule gives. */
export function answerOf(rule: MisbehaviourRule, call: ApiCall, truth?: ApiAnswer): ApiAnswer {
	const given = typeof rule.answer === 'function' ? rule.answer(call, truth) : rule.answer;
	const looksLikeJson = /^\s*[[{]/.test(given.body ?? '');
	const type = looksLikeJson ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8';
	return {
		status: given.status ?? 200,
		headers: given.headers ?? { 'Content-Type': type },
		body: given.body ?? '',
		...(given.fault ? { fault: given.fault } : {}),
	};
}
