/** What other processes take of a window, as far as answers tell. As much of the next is left to them. */
export class Others {
	/** What they are expected to take of a window, what they took of this one, and when that was seen. */
	private expected = 0;
	private taken = 0;
	private seenAt = 0;

	get present(): boolean {
		return this.expected >= 0.5;
	}

	/**
	 * Which part of a window is to pass before the next request, where so many of it were ours. The last
	 * of our share goes late, to see what the others have taken.
	 */
	delay(limit: number, ours: number): number {
		const share = Math.max(1, Math.floor(limit - this.expected));
		if (ours >= share) return 1;
		return ours === share - 1 && share > 1 ? 0.7 : 0;
	}

	took(taken: number, now: number): void {
		this.taken = Math.max(this.taken, taken);
		this.expected = Math.max(this.expected, this.taken);
		this.seenAt = now;
	}

	/** The window is over. What nobody saw of it, but for its end, is taken to have been as before. */
	reset(start: number, span: number): void {
		const unseen = Math.max(0, 0.8 - (this.seenAt - start) / span);
		const likely = Math.min(this.expected, this.taken + this.expected * unseen);
		// A single window that they left to us is no promise.
		this.expected = 0.25 * this.expected + 0.75 * likely;
		this.taken = 0;
	}
}
