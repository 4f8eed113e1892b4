/** A tag at a place of the text: "<" and a letter or "/", and behind the name what cannot be in an address. */
const tag = /<(\/?)([a-z][a-z\d:]{0,11})(?=[\s/>])/iy;

/** The tag that begins at a place, up to the end of its name. */
export function tagAt(
	text: string,
	at: number,
): { name: string; closes: boolean; end: number } | undefined {
	tag.lastIndex = at;
	const found = tag.exec(text);
	if (!found) return undefined;
	return { name: (found[2] ?? '').toLowerCase(), closes: found[1] === '/', end: tag.lastIndex };
}

/** Finds ends, and remembers which there are none of: otherwise each beginning would look to the end of the text. */
export class Ends {
	private readonly none = new Set<string>();

	constructor(private readonly html: string) {}

	/** The place behind the next `end`, in whatever case; that of the text's end where there is none. */
	after(end: string, from: number): number {
		if (this.none.has(end)) return this.html.length;
		const pattern = new RegExp(end, 'gi');
		pattern.lastIndex = from;
		if (pattern.test(this.html)) return pattern.lastIndex;
		this.none.add(end);
		return this.html.length;
	}

	/** The place of the next `end`. */
	before(end: string, from: number): number {
		const after = this.after(end, from);
		return this.none.has(end) ? after : after - end.length;
	}

	/** The place behind the ">" of a tag, which a quoted value may hold as well; -1 where there is none. */
	ofTag(from: number): number {
		let quote: string | undefined;
		let before = '';
		for (let at = from; at < this.html.length && !this.none.has('"'); at++) {
			const character = this.html[at] ?? '';
			if (quote !== undefined) {
				if (character === quote) quote = undefined;
			} else if (character === '>') return at + 1;
			else if (before === '=' && (character === '"' || character === "'")) quote = character;
			if (character !== ' ') before = character;
		}
		// A quote that nothing ends: from here on they are taken for text.
		this.none.add('"');
		if (this.none.has('>')) return -1;
		const end = this.html.indexOf('>', from);
		if (end < 0) this.none.add('>');
		return end < 0 ? -1 : end + 1;
	}
}
