import { isAboutAccount, withoutNames } from '../http/accountLimits';
import { isList, isObject } from '../json';

/** The places of the entries that a refusal names. */
export interface NamedEntries {
	places: number[];
	/** Its indexes and its addresses mean different entries: one of the two may be an innocent one. */
	doubtful: boolean;
}

/**
 * Which entries of the list `into` a refusal names: by their place in the list that was refused,
 * counted from 0 as the usual validators do, or by their whole address. Empty where it names none.
 * `addresses` are those of the entries, in their order; undefined where entries have none.
 */
export function namedEntries(
	answer: unknown,
	into: string,
	addresses: Array<string | undefined>,
): NamedEntries {
	const texts = [...textsOf(answer)];
	const byPlace = new Set(
		texts.flatMap((text) => placesIn(text, into)).filter((place) => place < addresses.length),
	);
	// "User a@example.com may not add leads" is no word about a lead of that address.
	const byAddress = texts.some(isAboutAccount) ? new Set<number>() : mentioned(texts, addresses);
	// What mentions everybody may just repeat the request, and says nothing of anybody then.
	if (byAddress.size === addresses.length && byAddress.size > 1) {
		const blamed = mentioned([...blamesIn(answer)], addresses);
		if (blamed.size < addresses.length) byAddress.clear();
	}
	const both = byPlace.size > 0 && byAddress.size > 0;
	return {
		places: [...new Set([...byPlace, ...byAddress])].sort((a, b) => a - b),
		doubtful:
			both &&
			(byPlace.size !== byAddress.size || [...byPlace].some((place) => !byAddress.has(place))),
	};
}

/** The places of the addresses that stand in the texts. */
function mentioned(texts: string[], addresses: Array<string | undefined>): Set<number> {
	const places = new Map<string, number>();
	addresses.forEach((address, place) => {
		if (address !== undefined) places.set(tidy(address), place);
	});
	const found = new Set<number>();
	for (const word of texts.flatMap(addressesIn)) {
		// Legal in an address, and seen between two: email=a@example.com|b@example.com
		const pieces = places.has(word) ? [word] : word.split(/[=|/#&?]/).map(tidy);
		for (const piece of pieces) {
			const place = places.get(piece);
			if (place !== undefined) found.add(place);
		}
	}
	return found;
}

/**
 * Whether a refusal speaks of values as validators do, which look at all of them before anything is
 * carried out. What speaks of records that are there, or of a crash, may come from half-way.
 */
export function isAboutValues(answer: unknown): boolean {
	const texts = [...textsOf(answer)].map(withoutNames);
	return texts.some((text) => aboutValues.test(text)) && !texts.some((text) => halfway.test(text));
}

const aboutValues =
	/\b(?:must|should|invalid|malformed|required|missing|not (?:a )?(?:valid|allowed|accepted)|does not match|expected|refused|rejected|too (?:long|large|short)|at (?:most|least)|exceeds?)\b/i;

const halfway =
	/\b(?:duplicate|already|exists?|inserted|saved|added|imported|processed|stopped|failed|error while|unexpected|cannot|could not|undefined|null|internal|time(?:d )?-?out|the (?:rest|others?))\b/i;

/** Every text of an answer, the paths of its fields included; a path in pieces is put together. */
function* textsOf(value: unknown, path = ''): Generator<string> {
	if (typeof value === 'string') yield value;
	else if (isList(value)) {
		const pieces = value;
		if (pieces.every((piece) => typeof piece === 'string' || typeof piece === 'number')) {
			yield pieces.join('.');
		}
		for (const piece of pieces) yield* textsOf(piece);
	} else if (isObject(value)) {
		for (const [name, inner] of Object.entries(value)) {
			const inside = path === '' ? name : `${path.slice(-1000)}.${name}`;
			yield inside;
			yield* textsOf(inner, inside);
		}
	}
}

/**
 * The texts that say what is wrong with whom: a sentence, a record with its reason, a list under a
 * telling name. The request itself, repeated, is none.
 */
function* blamesIn(value: unknown, name = ''): Generator<string> {
	if (typeof value === 'string') {
		if (isBlame(value)) yield value;
		return;
	}
	const inner = isList(value) ? value : isObject(value) ? Object.values(value) : [];
	const texts = inner.filter((one): one is string => typeof one === 'string').join(', ');
	const said = Array.isArray(value) ? `${name.replaceAll('_', ' ')}: ${texts}` : texts;
	if (isBlame(said)) yield said;
	if (Array.isArray(value)) for (const one of inner) yield* blamesIn(one, name);
	else if (isObject(value)) {
		for (const [key, one] of Object.entries(value)) yield* blamesIn(one, key);
	}
}

const isBlame = (text: string): boolean => {
	if (isJson.test(text)) return false;
	const words = withoutNames(text);
	return aboutValues.test(words) || aboutPeople.test(words);
};

const isJson = /[{[]\s{0,9}\\?"/;

const aboutPeople =
	/\b(?:bad|wrong|blocked|bounced?|(?:un|not )deliverable|unsubscribed|disposable|duplicates?|already|exists?)\b/i;

/** `lead_list[3].email`, `lead_list.3.email`, `/lead_list/3/email`, `leadList.[3]` */
function placesIn(text: string, into: string): number[] {
	const place = new RegExp(
		`(?<![\\w-])${into.replaceAll('_', '_?')}(?:[. ]?\\[["']?(\\d{1,6})["']?\\]|[./](\\d{1,6})(?!\\w))`,
		'gi',
	);
	return [...text.matchAll(place)].map(([, inBrackets, after]) => Number(inBrackets ?? after));
}

/** The addresses in a text, each whole: what merely ends or begins like one is another one. */
function addressesIn(text: string): string[] {
	if (!text.includes('@')) return [];
	return text
		.split(/[\s"<>()[\]{},;:\\、，；：。《》「」【】—–\u200b-\u200f\u2060\ufeff]+/)
		.filter((word) => word.includes('@'))
		.map(tidy);
}

/** Without the marks that a sentence puts around an address. */
function tidy(word: string): string {
	let from = 0;
	let to = word.length;
	while (from < to && punctuation.includes(word[from])) from++;
	while (to > from && punctuation.includes(word[to - 1])) to--;
	return word.slice(from, to).toLowerCase();
}

const punctuation = "'`.!?*“”‘’«»…";
