import { Budget } from './budget';
import { isHtml, linesOfHtml, textOf, type Line } from './html';
import { plain, Quote } from './quote';
import { answersBelow } from './quoteWords';

/** What somebody wrote, apart from the email that is answered. */
export interface Reply {
	text: string;
	/** All of it as plain text. */
	whole: string;
	/** Whether anything was taken away. */
	wasCut: boolean;
}

/**
 * Takes the earlier email out of an answer: what is marked as quoted, the lines that introduce it, and
 * what stands below a header that only a client writes. Answers above, below and between stay. Where it
 * is not clear, it keeps more: a quote in the text is a nuisance, a lost answer is a lost lead.
 */
export function newPart(body: string, budget = new Budget()): Reply {
	const inHtml = isHtml(body);
	const read = inHtml ? linesOfHtml(body, budget) : linesOfText(body, budget);
	const whole = (inHtml ? textOf(read) : body).trim();
	return { ...newIn(marked(read), inHtml ? textOf : trimmed), whole };
}

function newIn(lines: Line[], write: (some: Line[]) => string): Omit<Reply, 'whole'> {
	const { kept, below, wasCut, isIntroduced } = sorted(lines);
	const above = write(kept);
	// All in a blockquote, and nothing says that somebody else wrote it.
	const isAlone = above === '' && below.length === 0 && !isIntroduced && !lines.some(introduces);
	if (isAlone) return { text: write(lines), wasCut: false };
	if (below.length === 0) return { text: above, wasCut };
	// Below a header nothing tells the earlier email from an answer: nothing above means that all is below.
	if (above === '')
		return { text: write(below), wasCut: kept.length + below.length < lines.length };
	// Outlook: answers between the lines, which only their author can tell apart.
	if (answersBelow.test(plain(above))) return { text: write([...kept, ...below]), wasCut };
	return { text: above, wasCut };
}

const trimmed = (lines: Line[]): string =>
	lines
		.map(({ text }) => text)
		.join('\n')
		.trim();

const emptyLine: Line = { text: '', kind: 'new' };

function linesOfText(text: string, budget: Budget): Line[] {
	const lines = budget.linesIn(text).map(lineOf);
	const last = lines.pop() ?? emptyLine;
	return [...lines, budget.isLeft ? last : { ...last, unread: true }];
}

const lineOf = (text: string): Line => (text === '' ? emptyLine : { text, kind: 'new' });

/** What can be written with ">" is marked so in HTML as well: somebody pasted it, or it was made of text. */
function marked(lines: Line[]): Line[] {
	let isIntroduced = false;
	return lines.map((line, at) => {
		if (line.text === '' || line.unread) return line;
		const text = line.text.replace(/[\u200b\u2060\ufeff]/g, '');
		isIntroduced ||= introduces(line);
		const isQuote = isMarked(line) && (isIntroduced || !isComparison(lines, at));
		return { ...line, text, kind: isQuote && line.kind === 'new' ? 'quote' : line.kind };
	});
}

/** A line of a quote, or above one, as "On … wrote:" is. */
const introduces = ({ text, kind }: Line): boolean =>
	kind === 'intro' || (text.trimEnd().endsWith(':') && /[\d@]/.test(text));

/** A line that any client marks as quoted; invisible characters may stand before the mark. */
const isMarked = ({ text, unread }: Line): boolean =>
	!unread && /^[\s\u200b\u2060\ufeff]{0,8}>/.test(text);

/** "> 50 people" in an answer: a single line, with a number, below nothing that introduces a quote. */
const isComparison = (lines: Line[], at: number): boolean =>
	/^\s{0,8}>\s?[=€$£]?\s?\d/.test(lines[at]?.text ?? '') &&
	![lines[at - 1], lines[at + 1]].some((line) => line && isMarked(line));

/** What stays, what stands below a header, and whether anything was left out. */
function sorted(lines: Line[]) {
	const quote = new Quote(lines);
	const kept: Line[] = [];
	const below: Line[] = [];
	let wasCut = false;
	let isIntroduced = false;
	let isBelow = false;
	let hasText = false;
	for (let at = 0; at < lines.length; ) {
		const line = lines[at];
		if (!line) break;
		isBelow ||= line.cut === true;
		if (isBelow || line.kind !== 'new') {
			if (isBelow ? line.kind !== 'quote' : line.kind === 'below') below.push(line);
			wasCut ||= line.text.trim() !== '';
			at++;
			continue;
		}
		const found = quote.beginsAt(at, hasText);
		if (found === undefined) {
			kept.push(line);
			hasText ||= line.text.trim() !== '';
			at++;
		} else if (found.isMarked) {
			wasCut = isIntroduced = true;
			at = found.end;
		} else isBelow = true;
	}
	return { kept, below, wasCut, isIntroduced };
}
