import { Budget } from './budget';
import { decoded } from './entities';
import { isIndented, roleOf, type Role } from './quoteMarks';
import { Ends, tagAt } from './tags';

/** One line of an email, and what its place in the HTML says of it. */
export interface Line {
	text: string;
	/**
	 * `new`: nothing says that it is quoted. `quote`: it is. `intro`: says who wrote the quote below.
	 * `below`: in a part that holds the earlier email, where answers may stand unmarked between its lines.
	 */
	kind: 'new' | 'quote' | 'intro' | 'below';
	/** The client says that the earlier email begins here. */
	cut?: true;
	/** All that stands behind what was read. Nobody has looked at it. */
	unread?: true;
}

const blocks = words(
	'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 head header hr html li main nav ol p pre section table tbody tfoot thead tr ul',
);
const others = words(
	'a abbr acronym area b base basefont bdo big br button caption cite code col colgroup del dfn em font i img input ins kbd label link map mark meta o:p object q s samp script small span strike strong style sub sup td th title tt u var wbr',
);
/** Their content is no text. */
const hidden = words('script style title');

function words(text: string): Set<string> {
	return new Set(text.split(' '));
}

const isTag = (name: string) => blocks.has(name) || others.has(name);

/** How many times "<" is looked at to see whether a text is HTML. */
const mostLooks = 10_000;

/** Whether a text is written in HTML: `<colleague@example.com>` and `a < b` are no tags. */
export function isHtml(text: string): boolean {
	let looks = 0;
	for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
		if (++looks > mostLooks) return false;
		if (text.startsWith('<!--', at)) return true;
		const found = tagAt(text, at);
		if (found && isTag(found.name) && text.includes('>', found.end)) return true;
		// Without an end of a tag further on there is none here either.
		if (found && isTag(found.name)) return false;
	}
	return false;
}

/** HTML as plain text, with nothing left out; other text stays as it is. */
export function plainText(text: string, budget = new Budget()): string {
	return isHtml(text) ? textOf(linesOfHtml(text, budget)) : text;
}

/** Lines as one text, with one empty line where there are several. */
export function textOf(lines: Line[]): string {
	const texts: string[] = [];
	for (const { text } of lines) if (text !== '' || texts.at(-1) !== '') texts.push(text);
	return texts.join('\n').trim();
}

/** The lines that HTML shows. Goes over the text once, whatever stands in it. */
export function linesOfHtml(html: string, budget: Budget): Line[] {
	const page = new Page(!/<(?:br|p|div|tr|li|table|body)\b/i.test(html), budget);
	const ends = new Ends(html);
	let at = 0;
	while (at < html.length) {
		const next = html.indexOf('<', at);
		const open = next < 0 ? html.length : next;
		const end = Math.min(open, at + Math.max(0, budget.characters));
		page.write(html.slice(at, end));
		budget.characters -= end - at;
		at = end;
		if (end < open || !budget.isLeft) {
			page.rest(html.slice(at));
			break;
		}
		if (next < 0) break;
		if (html.startsWith('<!--', open)) {
			budget.tags--;
			at = ends.after('-->', open + 4);
			continue;
		}
		budget.tags--;
		const found = tagAt(html, open);
		const isDeclaration = html[open + 1] === '!' || html[open + 1] === '?';
		const behind = found || isDeclaration ? ends.ofTag(open + 1) : -1;
		if (behind < 0) {
			page.write('<');
			at = open + 1;
			continue;
		}
		at = behind;
		if (!found) continue;
		const { name, closes } = found;
		if (hidden.has(name) && !closes) at = ends.before(`</${name}`, at);
		else page.tag(name, closes, html.slice(found.end, Math.min(behind, found.end + 2000)));
	}
	return page.lines();
}

interface Open {
	name: string;
	role: Role | 'pre';
	/** How many elements of this name were open around it. */
	depth: number;
}

/** Takes what is written between tags apart into lines, and knows in which quote it is. */
class Page {
	private readonly all: Line[] = [];
	/** Pieces of the line; joined once, as a line can have a hundred thousand. */
	private pieces: string[] = [];
	private isCut = false;
	private readonly open: Open[] = [];
	private readonly openBy = new Map<string, Open[]>();
	private readonly depths = new Map<string, number>();
	private readonly within: Record<Role | 'pre', number> = {
		quote: 0,
		holder: 0,
		intro: 0,
		below: 0,
		cut: 0,
		pre: 0,
	};
	/** Where the outermost holder of a quote began; -1 once the quote itself has. */
	private holderFrom = -1;

	constructor(
		private readonly keepsBreaks: boolean,
		private readonly budget: Budget,
	) {}

	lines(): Line[] {
		this.endLine();
		if (this.within.holder > 0) this.endHolder();
		return this.all;
	}

	write(text: string): void {
		if (text === '') return;
		const shown = decoded(text);
		if (this.keepsBreaks || this.within.pre > 0) {
			for (const [index, one] of this.budget.linesIn(shown).entries()) {
				if (index > 0) this.push();
				if (one !== '') this.pieces.push(one);
			}
			return;
		}
		const words = shown.replace(/[ \t\r\n\f]+/g, ' ');
		const last = this.pieces.at(-1);
		const piece = last === undefined || last.endsWith(' ') ? words.replace(/^ /, '') : words;
		if (piece !== '') this.pieces.push(piece);
	}

	/** Takes what is not read any more: as new, as nothing tells what in it is quoted. */
	rest(html: string): void {
		this.endLine();
		this.all.push({ text: withoutTags(html).trim(), kind: 'new', unread: true });
	}

	tag(name: string, closes: boolean, attributes: string): void {
		if (name === 'br') return this.push();
		if (name === 'td' || name === 'th') this.write(' ');
		if (blocks.has(name)) this.endLine();
		if (name === 'hr' && closes) return;
		if (closes) this.close(name);
		else this.begin(name, attributes);
	}

	private begin(name: string, attributes: string): void {
		const depth = this.depths.get(name) ?? 0;
		this.depths.set(name, depth + 1);
		const role: Open['role'] | undefined = name === 'pre' ? 'pre' : this.roleOf(name, attributes);
		if (role === undefined) return;
		this.endLine();
		if (role === 'cut') {
			this.isCut ||= this.within.quote === 0;
			return;
		}
		if (role === 'holder' && this.within.holder === 0) this.holderFrom = this.all.length;
		if (role === 'quote') this.holderFrom = -1;
		this.within[role]++;
		const opened: Open = { name, role, depth };
		this.open.push(opened);
		const same = this.openBy.get(name);
		if (same) same.push(opened);
		else this.openBy.set(name, [opened]);
	}

	private roleOf(name: string, attributes: string): Role | undefined {
		if (name === 'blockquote') return isIndented(attributes) ? undefined : 'quote';
		return roleOf(attributes);
	}

	private close(name: string): void {
		const depth = (this.depths.get(name) ?? 0) - 1;
		if (depth < 0) return;
		this.depths.set(name, depth);
		const closed = this.openBy.get(name)?.at(-1);
		if (!closed || closed.depth !== depth) return;
		this.endLine();
		// What was left open inside ends with it.
		for (let one = this.open.pop(); one; one = this.open.pop()) {
			this.openBy.get(one.name)?.pop();
			this.within[one.role]--;
			if (one.role === 'holder' && this.within.holder === 0) this.endHolder();
			if (one === closed) break;
		}
	}

	/** A holder without a quote holds the earlier email itself: a forwarded one, say. */
	private endHolder(): void {
		if (this.holderFrom < 0) return;
		for (const line of this.all.slice(this.holderFrom)) {
			if (line.kind === 'intro') line.kind = 'below';
		}
		this.holderFrom = -1;
	}

	private kind(): Line['kind'] {
		if (this.within.quote > 0) return 'quote';
		if (this.within.below > 0) return 'below';
		return this.within.intro > 0 || this.holderFrom >= 0 ? 'intro' : 'new';
	}

	/** Ends a line only where something stands in it; a no-break space does. */
	private endLine(): void {
		if (this.pieces.length > 0) this.push();
	}

	private push(): void {
		const text = this.pieces
			.join('')
			.replace(/\u00a0+/g, (blanks) => ' '.repeat(blanks.length))
			.trim();
		this.all.push(
			this.isCut ? { text, kind: this.kind(), cut: true } : { text, kind: this.kind() },
		);
		this.isCut = false;
		this.pieces = [];
		this.budget.lines--;
	}
}

/** How many characters tags are taken out of, where nothing else is read. */
const mostBare = 1_000_000;

const withoutTags = (html: string): string =>
	html.slice(0, mostBare).replace(/(?:<[^<>]*>){1,20}/g, ' ') + html.slice(mostBare);
