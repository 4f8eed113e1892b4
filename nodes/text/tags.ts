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

/** A quoted value of an attribute begins behind its "=". */
const opening = /= *["']/g;

/** Finds ends, and remembers which there are none of: otherwise each beginning would look to the end of the text. */
export class Ends {
	private readonly none = new Set<string>();
	/** The next ">" and the next quoted value, as far as is known. */
	private close = 0;
	private value = 0;

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
		let at = from;
		while (at > 0) {
			this.close = this.next(this.close, at, (place) => this.html.indexOf('>', place));
			this.value = this.next(this.value, at, (place) => this.valueFrom(place));
			if (this.value < 0 || (this.close >= 0 && this.value > this.close)) break;
			at = this.html.indexOf(this.html[this.value] ?? '', this.value + 1) + 1;
		}
		if (at === 0 || (this.close < 0 && at > from)) {
			// A quote that nothing ends: from here on they are taken for text.
			this.value = -1;
			this.close = this.html.indexOf('>', from);
		}
		return this.close < 0 ? -1 : this.close + 1;
	}

	/** A place that was found before, as long as it lies ahead; -1 where there is none any more. */
	private next(known: number, at: number, find: (place: number) => number): number {
		return known < 0 || known >= at ? known : find(at);
	}

	/** Where the next quoted value opens. */
	private valueFrom(at: number): number {
		opening.lastIndex = at;
		return opening.test(this.html) ? opening.lastIndex - 1 : -1;
	}
}
