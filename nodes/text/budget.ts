/**
 * How much of foreign texts is looked through for quotes: those of one reply, or of all that came in
 * together, share it. n8n has one thread, and no answer is as long. What comes behind is kept as it is,
 * its tags taken away.
 */
export class Budget {
	lines = 3_000;
	characters = 200_000;
	tags = 6_000;

	/** Whether anything may still be read. */
	get isLeft(): boolean {
		return this.lines > 0 && this.characters > 0 && this.tags > 0;
	}

	/** The lines of a text, as many as may be read. The last one holds all that is left. */
	linesIn(text: string): string[] {
		const lines: string[] = [];
		let at = 0;
		for (const { 0: end, index } of text.matchAll(/\r\n?|\n/g)) {
			if (!this.isLeft) break;
			lines.push(text.slice(at, index));
			this.lines--;
			this.characters -= index - at;
			at = index + end.length;
		}
		return [...lines, text.slice(at)];
	}
}
