import type { Problem } from '../problem';
import type { NamedEntries } from './namedEntries';

/** What came of sending some entries. */
export type Trial =
	| { kind: 'taken' }
	/** It ended in a way that says nothing of its entries and was dealt with already. */
	| { kind: 'over' }
	/** Refused for its content, so nothing was done. */
	| { kind: 'refused'; problem: Problem; named: NamedEntries; tooLarge: boolean };

/** What is known of the refusals that requests like this one meet: what they are about. */
export interface Known {
	about?: 'entries' | 'request';
}

export interface Steps<T> {
	send(entries: T[]): Promise<Trial>;
	/** How much an entry adds to the size of a request. */
	weight(entry: T): number;
	/** This one is refused, by its name or all alone. */
	refused(entry: T, problem: Problem): void;
	/** All of these are refused for what they share. */
	failed(entries: T[], problem: Problem): void;
	/** Too many requests were refused before it was the turn of these. */
	givenUp(entries: T[], problem: Problem): void;
}

interface Part<T> {
	entries: T[];
	/** The refusal of more than these, and the taking of all others, have shown that one is bad. */
	bad?: boolean;
	/** The other half, which must hold the bad one if this half is taken. */
	other?: Part<T>;
}

/** How many requests more than one may be spent on finding the bad entries of one request. */
const mostSearches = 40;

/**
 * Sends entries as one request; where their content is refused, without those that the refusal names,
 * and where it names none, in halves, until the bad ones stand alone. The largest part goes first, so
 * that little is held back when the requests are used up.
 *
 * A refusal that names nobody may as well be about what all entries share (the campaign, a setting).
 * Halves would not tell, as each could hold a bad entry. So up to four entries go alone first: when
 * even they are refused, each by itself, it is the request, and no more is sent.
 */
export async function sendBisecting<T>(all: T[], known: Known, steps: Steps<T>): Promise<void> {
	const queue: Array<Part<T>> = [{ entries: all }];
	let spent = 0;
	let last: Problem | undefined;

	const remaining = (first: T[] = []) => [...first, ...queue.flatMap(({ entries }) => entries)];

	const send = async (entries: T[]): Promise<Trial> => {
		spent++;
		const trial = await steps.send(entries);
		if (trial.kind === 'taken') known.about = 'entries';
		if (trial.kind === 'refused') last = trial.problem;
		return trial;
	};

	/**
	 * Finds out whether refusals are about entries. Gives what is still to be dealt with: not what was
	 * taken or ended otherwise, and where it is about entries, not those that were refused.
	 */
	const probe = async (entries: T[]): Promise<Part<T>> => {
		const refused = new Map<T, Problem>();
		const dealtWith = new Set<T>();
		for (const entry of probesOf(entries)) {
			const trial = await send([entry]);
			dealtWith.add(entry);
			if (trial.kind === 'refused') {
				if (trial.named.places.length > 0) known.about = 'entries';
				refused.set(entry, trial.problem);
			}
			if (known.about !== undefined) break;
		}
		for (const [entry, problem] of refused) {
			if (known.about === undefined) dealtWith.delete(entry);
			else steps.refused(entry, problem);
		}
		return { entries: entries.filter((one) => !dealtWith.has(one)), bad: refused.size === 0 };
	};

	for (let part = queue.shift(); part; part = queue.shift()) {
		const { entries } = part;
		if (last && spent > mostSearches) return steps.givenUp(remaining(entries), last);
		if (part.bad && entries.length > 1) {
			queue.push(...halves(entries));
			continue;
		}

		const trial = await send(entries);
		if (trial.kind === 'taken' && part.other) part.other.bad = true;
		if (trial.kind !== 'refused') continue;
		const { problem, named, tooLarge } = trial;
		const { places, doubtful } = named;
		const others = entries.filter((_, place) => !places.includes(place));
		if (places.length > 0 && !doubtful) {
			for (const place of places) steps.refused(entries[place], problem);
			const isLast = spent === mostSearches && places.length === 1;
			const parts = isLast ? beforeAndAfter(entries, places[0]) : [others];
			const filled = parts.filter((part) => part.length > 0);
			queue.unshift(...filled.map((part) => ({ entries: part })));
			continue;
		}
		if (doubtful && others.length > 0) {
			queue.unshift({ entries: others });
			queue.push({ entries: places.map((place) => entries[place]) });
			continue;
		}
		if (known.about === undefined && entries.length > 1) {
			const rest = await probe(entries);
			const isOfRequest = known.about === undefined;
			if (isOfRequest) known.about = 'request';
			if (rest.entries.length > 0) queue.unshift(tooLarge ? { entries: rest.entries } : rest);
			if (isOfRequest && queue.length > 0) steps.failed(remaining(), problem);
			if (isOfRequest) return;
			continue;
		}
		if (known.about !== 'entries') return steps.failed(remaining(entries), problem);
		if (entries.length === 1) steps.refused(entries[0], problem);
		else if (tooLarge) queue.push(...halvesBySize(entries, steps.weight));
		else queue.push(...halves(entries));
	}
}

/** Up to four, far from both ends and from each other. */
function probesOf<T>(entries: T[]): T[] {
	const places = [1, 2, 3, 4].map((step) => Math.floor((step * entries.length) / 5));
	return [...new Set(places)].map((place) => entries[place]);
}

/** Validators stop at the first that is bad: with one request left, what stands before it is good. */
const beforeAndAfter = <T>(entries: T[], place: number): T[][] => [
	entries.slice(0, place),
	entries.slice(place + 1),
];

function halves<T>(entries: T[]): Array<Part<T>> {
	const middle = Math.ceil(entries.length / 2);
	const other: Part<T> = { entries: entries.slice(middle) };
	return [{ entries: entries.slice(0, middle), other }, other];
}

/** Of what is too large as a whole, one half may fit and the other as well. */
function halvesBySize<T>(entries: T[], weight: (entry: T) => number): Array<Part<T>> {
	const weights = entries.map(weight);
	const half = weights.reduce((sum, one) => sum + one, 0) / 2;
	let middle = 1;
	for (
		let sum = weights[0];
		middle < entries.length - 1 && sum + weights[middle] <= half;
		middle++
	) {
		sum += weights[middle];
	}
	return [{ entries: entries.slice(0, middle) }, { entries: entries.slice(middle) }];
}
