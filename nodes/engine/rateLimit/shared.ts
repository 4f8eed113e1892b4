/** How much of it is believed when others took less of a window than before. */
const trust = 0.5;

/**
 * What other processes with the same key take of a window, of which nothing is known but what answers
 * say remains. Each leaves to the others what they took of the windows before.
 */
export class Others {
	/** What they are expected to take of a window, what they were seen to take of this one, and when. */
	private expected = 0;
	private taken = 0;
	private seenAt = 0;

	get present(): boolean {
		return this.expected > 0;
	}

	/**
	 * When the next request may go in a window of which we have had so many. The last of ours goes late,
	 * to see what the others have taken.
	 */
	turn(limit: number, ours: number, began: number, span: number): number {
		const share = Math.max(1, Math.floor(limit - this.expected + 0.25));
		if (ours >= share) return began + span;
		return ours < Math.max(1, share - 1) ? began : began + 0.7 * span;
	}

	saw(taken: number, now: number): void {
		this.taken = Math.max(this.taken, taken);
		this.expected = Math.max(this.expected, this.taken);
		this.seenAt = now;
	}

	/** A window is over. Its last part, which was not seen, is taken to have been as before. */
	windowEnded(began: number, span: number): void {
		const unseen = Math.min(0.8, Math.max(0, 1 - (this.seenAt - began) / (0.8 * span)));
		const likely = this.taken + this.expected * unseen;
		if (likely < this.expected) this.expected += (likely - this.expected) * trust;
		if (this.expected < 0.5) this.expected = 0;
		this.taken = 0;
	}
}
