import { isObject } from './answer';

/**
 * Which entries of the list `into` a refusal names: by their place in the list that was refused,
 * counted from 0 as the usual validators do, or by their whole address. Empty where it names none.
 * `addresses` are those of the entries, in their order; undefined where entries have none.
 */
export function entriesNamed(
	answer: unknown,
	into: string,
	addresses: Array<string | undefined>,
): number[] {
	const texts = [...textsOf(answer)];
	const named = new Set(texts.flatMap((text) => placesIn(text, into)));
	// "User a@example.com may not add leads" is no word about a lead of that address.
	if (!texts.some(isAboutAccount)) {
		const mentioned = new Set(texts.flatMap(addressesIn));
		addresses.forEach((address, place) => {
			if (address !== undefined && mentioned.has(tidy(address))) named.add(place);
		});
	}
	return [...named].filter((place) => place < addresses.length).sort((a, b) => a - b);
}

/** Whether a refusal is about the account, its plan or its credits: then no entry is to blame. */
export const isAboutAccount = (text: string): boolean =>
	aboutAccount.some((words) => words.test(withoutAddresses(text)));

/** Whether the plan of the account takes no more leads. */
export const isLeadLimit = (text: string): boolean => leadLimit.some((words) => words.test(text));

const leadLimit = [
	/\blead credits? limit\b/i,
	/\bleads? limit (?:is |was |has been )?(?:reached|exhausted|exceeded)\b/i,
	/\b(?:reached|exhausted|exceeded) (?:your |the |its )?leads? limit\b/i,
	/\b(?:insufficient|not enough|no|out of|exhausted|used up) (?:all )?(?:of )?(?:your |the |more )?leads? credits?\b/i,
	/\bleads? credits? (?:is |are |was |were |has been |have been )?(?:exhausted|exceeded|used up)\b/i,
	/\bmaximum (?:number|count|amount) of leads\b.*\bplan\b/i,
];

const aboutAccount = [
	...leadLimit,
	/\b(?:credits?|subscription|quota|billing|payment|upgrade)\b/i,
	/\b(?:your|current|this|free|basic) plan\b/i,
	/\b(?:account|plan|daily|monthly|upload|import|contacts?|usage) limit (?:is |was |has been )?(?:reached|exhausted|exceeded)\b/i,
	/\b(?:you have|you've|account has) (?:reached|exhausted|exceeded|used up)\b/i,
	/\b(?:may not|not (?:permitted|authorized)|no permission) (?:to )?(?:add|import|use)\b/i,
	/\b(?:user|account|workspace|api key) (?:is |was |has been )?(?:suspended|disabled|expired|inactive)\b/i,
];

/** Every text of an answer, the names of its fields included; a path in pieces is put together. */
function* textsOf(value: unknown): Generator<string> {
	if (typeof value === 'string') yield value;
	else if (Array.isArray(value)) {
		const pieces = value as unknown[];
		if (pieces.every((piece) => typeof piece === 'string' || typeof piece === 'number')) {
			yield pieces.join('.');
		}
		for (const piece of pieces) yield* textsOf(piece);
	} else if (isObject(value)) {
		for (const [name, inner] of Object.entries(value)) {
			yield name;
			yield* textsOf(inner);
		}
	}
}

/** `lead_list[3].email`, `lead_list.3.email`, `/lead_list/3/email` */
function placesIn(text: string, into: string): number[] {
	const place = new RegExp(
		`(?<![\\w-])${into}(?:\\[["']?(\\d{1,6})["']?\\]|[./](\\d{1,6})(?!\\w))`,
		'g',
	);
	return [...text.matchAll(place)].map(([, inBrackets, after]) => Number(inBrackets ?? after));
}

/** The addresses in a text, each whole: what merely ends or begins like one is another one. */
function addressesIn(text: string): string[] {
	if (!text.includes('@')) return [];
	return text
		.split(/[\s"<>()[\]{},;:\\]+/)
		.filter((word) => word.includes('@'))
		.map(tidy);
}

const withoutAddresses = (text: string): string =>
	text.includes('@')
		? text
				.split(/(\s+)/)
				.filter((word) => !word.includes('@'))
				.join('')
		: text;

/** Without the marks that a sentence puts around an address. */
function tidy(word: string): string {
	let from = 0;
	let to = word.length;
	while (from < to && marks.includes(word[from])) from++;
	while (to > from && marks.includes(word[to - 1])) to--;
	return word.slice(from, to).toLowerCase();
}

const marks = "'`.!?*“”‘’«»…";
