import type { Line } from './html';
import { beginnings, headers, introWords, separators, type Header } from './quoteWords';

/** Finds where a client begins to quote. */
export class Quote {
	private readonly plain: string[];
	private readonly intros = new Map<number, Intro | undefined>();

	constructor(private readonly lines: Line[]) {
		this.plain = lines.map(({ text, kind, unread }) =>
			kind === 'new' && text !== '' && !unread ? plain(text) : '',
		);
	}

	/**
	 * What introduces a quote at a line: where it ends, and whether the quote is marked line by line, so
	 * that answers can be told from it. Otherwise everything below belongs to the quote.
	 */
	beginsAt(at: number, hasText: boolean): { end: number; isMarked: boolean } | undefined {
		const line = this.plain[at] ?? '';
		if (line === '') return undefined;
		const rule = isRule(line) ? this.nextText(at + 1) : at;
		const header =
			this.headerAt(rule) ?? this.separatorAt(at) ?? this.separatorAt(rule) ?? this.headerBelow(at);
		if (header !== undefined) return { end: header, isMarked: this.isQuoted(header) };
		if (hasText && beginsWithin(line)) return { end: at + 1, isMarked: false };
		const intro = this.introAt(at);
		if (intro === undefined) return undefined;
		const isMarked = this.isQuoted(intro.end);
		if (!isMarked && !intro.isSure) return undefined;
		// Nothing above and nothing marked below: an answer may follow.
		return isMarked || hasText ? { end: intro.end, isMarked } : { end: intro.end, isMarked: true };
	}

	/** The next line with text, at most a few empty ones on. */
	private nextText(from: number): number {
		let at = from;
		while (at < from + 4 && this.lines[at]?.text.trim() === '') at++;
		return at;
	}

	/** Whether what follows is marked as a quote. */
	private isQuoted(from: number): boolean {
		return this.lines[this.nextText(from)]?.kind === 'quote';
	}

	/** "-----Original Message-----", and Apple Mail's "Begin forwarded message:". */
	private separatorAt(at: number): number | undefined {
		const line = this.plain[at] ?? '';
		// Yahoo writes the header behind it, in the same line.
		const words = withoutDashes(line.split('--').find((part) => withoutDashes(part) !== '') ?? '');
		if (/^[ *]{0,3}--/.test(line) && separators.has(words)) return this.introAfter(at);
		return beginnings.has(words) && line.endsWith(':') ? this.introAfter(at) : undefined;
	}

	/** ProtonMail's older separator has an "On … wrote:" below it. */
	private introAfter(at: number): number {
		const next = this.nextText(at + 1);
		return this.introAt(next)?.end ?? this.headerAt(next) ?? at + 1;
	}

	/**
	 * The block of From, Sent, To and Subject that Outlook, Samsung and forwarded emails have, its lines
	 * wrapped or not. Somebody may write "From: our side we agree", but no address, date and subject below.
	 */
	private headerAt(at: number): number | undefined {
		const first = headersIn(this.plain[at] ?? '');
		const [kind] = first;
		// Interia and T-Online begin with the subject.
		const isBegun =
			kind === 'from' ||
			kind === 'date' ||
			(kind === 'subject' && headersIn(this.plain[at + 1] ?? '').length > 0);
		if (!isBegun) return undefined;
		const found = new Set(first);
		let end = at + 1;
		let text = this.plain[at] ?? '';
		for (let next = end; next < end + 5 && next < at + 30; next++) {
			const line = this.plain[next] ?? '';
			const [further] = headersIn(line);
			if (further === 'other' && next === end) end++;
			if (further === undefined || further === 'other') continue;
			// The earlier email may begin with a header of its own.
			if (found.has(further)) break;
			found.add(further);
			text += ` ${this.plain
				.slice(end, next + 1)
				.join(' ')
				.slice(0, 600)}`;
			end = next + 1;
		}
		const hasAddress = text.includes('@');
		const isDated = found.has('date') && /\b(?:19|20)\d\d\b|\d[:.h]\d\d/.test(text);
		const isFrom = found.has('from') && !/^\S{2,15} ?: ?\d/.test(text);
		if (!isFrom || !(hasAddress || (isDated && kind === 'from'))) return undefined;
		if (kind === 'subject' && !isDated) return undefined;
		const kinds = (['date', 'to', 'subject'] as const).filter((one) => found.has(one)).length;
		return kinds >= 2 && (hasAddress || found.has('subject')) ? end : undefined;
	}

	/** GMX and WEB.DE on phones: "Am … schrieb …" without a colon, and a header right below. */
	private headerBelow(at: number): number | undefined {
		const line = this.plain[at] ?? '';
		if (!introWords.some(({ begins, says }) => begins.test(line) && says.test(line)))
			return undefined;
		return introIn(`${line}:`, 1)?.isSure ? this.headerAt(at + 1) : undefined;
	}

	/**
	 * "On …, … wrote:" in up to four lines, as Gmail and Apple Mail wrap it. It is sure with a time or an
	 * address in it; without, a person may have written it, and it needs a quote below.
	 */
	private introAt(at: number): { end: number; isSure: boolean } | undefined {
		for (let end = at + 1; end <= at + 4; end++) {
			const last = this.plain[end - 1];
			if (!last || last.length > 300) return undefined;
			if (!endsIntro(last)) continue;
			const starts = [at, at + 1, at + 2, at + 3].filter((start) => start < end).reverse();
			const read = starts.map((start) => this.introOf(start, end));
			// The latest line that begins as an introduction does: what stands above it was written.
			const begun = read.find((one) => one?.begins === 'words') ?? read.find((one) => one?.begins);
			const intro = begun ?? (starts.length === 1 ? read[0] : undefined);
			// "… schrieb Alex" may go on in the next line.
			if (!intro) continue;
			return intro === read.at(-1) ? { isSure: intro.isSure, end } : undefined;
		}
		return undefined;
	}

	/** Each span of lines is read once, though four lines look at it. */
	private introOf(start: number, end: number): Intro | undefined {
		const span = start * 8 + end - start;
		if (!this.intros.has(span)) {
			this.intros.set(span, introIn(this.plain.slice(start, end).join(' '), end - start));
		}
		return this.intros.get(span);
	}
}

const endsIntro = (line: string): boolean =>
	line.endsWith(':') ||
	// Zoho writes dashes in place of the colon, or neither.
	line.endsWith('--') ||
	introWords.some(({ says }) => says.test(line.slice(-12)));

/** Yahoo on phones goes on behind "On … <…> wrote:" with the first line of the earlier email. */
function beginsWithin(line: string): boolean {
	if (!/^\p{L}.{0,160}<[^\s@<>]{1,80}@.{0,120}: /u.test(line)) return false;
	for (let at = line.indexOf(': '); at >= 0 && at < 300; at = line.indexOf(': ', at + 1)) {
		const intro = introIn(line.slice(0, at + 1), 1);
		if (intro?.isSure && intro.begins) return true;
	}
	return false;
}

interface Intro {
	isSure: boolean;
	/** Its beginning is that of an introduction, not of a sentence above one: by its words, or a name. */
	begins?: 'words' | 'name';
}

/** Reads a line as "On … wrote:", in any language where an address, a time and a date stand in it. */
function introIn(joined: string, lines: number): Intro | undefined {
	if (joined.length > 400) return undefined;
	const line = withoutDashes(joined);
	// Without a date and an address it is a name and a verb, and no longer than that.
	if (line.length > 120 && !/[@\d]/.test(line)) return undefined;
	const hasAddress = /\S@\S/.test(line);
	const hasTime = /\d[:.h]\d\d/.test(line);
	const hasDate = /\b(?:19|20)\d\d\b|\d[./-]\d/.test(line);
	const isSure = (hasAddress && /\d/.test(line)) || (hasTime && hasDate);
	// Gmail in Portuguese and Apple Mail in Polish begin with the person.
	const isNamed = /^[^.!?:]{0,80}<[^\s@]{1,80}@/.test(line);
	const language = introWords.find(({ begins, says }) => begins.test(line) && says.test(line));
	const says = (language ?? introWords.find((one) => one.says.test(line)))?.says.exec(line);
	// A name at most stands behind the verb; "On Monday I wrote you, and nobody answered:" is a sentence.
	const rest = says ? line.slice(says.index + says[0].length) : '';
	const isShort =
		hasAddress || (isSure ? rest.split(' ').length <= 6 : /^[^,;!?]{0,45}$/.test(rest));
	const hasColon = line !== joined;
	if (!hasColon && !(hasAddress && hasTime && hasDate)) return undefined;
	if (language) {
		if (!isShort || (!isSure && lines > 1 && !hasDate && !hasAddress)) return undefined;
		// "Le prix me convient. Le lun. 3 mars …": the date stands at the beginning.
		const isBegun = !isSure || isNamed || /^\D{1,26}\d/.test(line);
		return { isSure, begins: isBegun ? 'words' : undefined };
	}
	if (says && isSure && isShort) return { isSure, begins: isNamed ? 'name' : undefined };
	// "Alex Sender schrieb am Mi. 3. Juni 2026 um 10:04:"
	const isDated = isSure && lines === 1 && /^ am\b.{0,40}\d[:.h]\d\d$/.test(rest);
	if (says && isDated && /^(?:\S+ ){1,4}$/.test(line.slice(0, says.index)))
		return { isSure: false };
	// Thunderbird can be told to write "John Smith wrote:" only, Horde adds the address.
	const isBare = isNamed || lines === 1;
	if (says && rest === '' && isBare && line.split(' ').length <= 6) {
		return { isSure: false, begins: isNamed ? 'name' : undefined };
	}
	// Tuta: "Jun 3, 2026, 10:04 by alex@example.com:"
	if (
		lines === 1 &&
		hasAddress &&
		hasTime &&
		/^(?:\p{L}{3,9}\.? )?\d.{0,30} (?:by|von|par|por|da|door|przez|od) \S{1,80}@\S+$/u.test(line)
	) {
		return { isSure: false };
	}
	// Gmail in languages that are not listed, and as it was years ago: "2025-03-03 9:15 GMT+1 John <…>:".
	const isForeign =
		/<[^\s@<>]{1,80}@/.test(line) &&
		hasTime &&
		hasDate &&
		(lines === 1 || /^\d{4}-\d\d/.test(line));
	return isForeign && hasColon
		? { isSure: true, begins: lines > 1 ? 'name' : undefined }
		: undefined;
}

/** The headers that stand in a line, the first one at its beginning: Outlook may write all in one. */
function headersIn(line: string): Header[] {
	const parts = line.slice(0, 600).split(':');
	const first = headers.get(bare(parts[0] ?? ''));
	if (parts.length < 2 || first === undefined) return [];
	const further = first === 'from' ? parts.slice(1, -1) : [];
	return [first, ...further.flatMap((part) => headers.get(lastWord(part)) ?? [])];
}

const lastWord = (text: string): string => bare(text.slice(text.trimEnd().lastIndexOf(' ') + 1));

/** Without the stars that stand for bold letters. */
const bare = (label: string): string => label.replaceAll('*', '').trim();

/** The line that may stand above a header: underscores in Outlook on the web, words between dashes. */
const isRule = (line: string): boolean =>
	/^(?:_{8,}|={4,})$/.test(line) || (line.startsWith('---') && line.endsWith('---'));

/** Without the dashes around it; ProtonMail has some of its own. */
function withoutDashes(line: string): string {
	let [start, end] = [0, line.length];
	while (start < end && ' -_*'.includes(line[start] ?? '')) start++;
	while (end > start && ' -_*:'.includes(line[end - 1] ?? '')) end--;
	return line.slice(start, end);
}

/** A line as the words are compared: lower case, one kind of spaces, apostrophes and dashes, nothing unseen. */
export function plain(text: string): string {
	return text
		.slice(0, 2000)
		.normalize('NFC')
		.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]|\u034f/g, '')
		.replace(/\s+/g, ' ')
		.replace(/[\u2010-\u2015]/g, '-')
		.replace(/[\u2018\u2019]/g, "'")
		.replaceAll('\uff1a', ':')
		.trim()
		.toLowerCase();
}
