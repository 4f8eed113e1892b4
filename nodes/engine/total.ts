/**
 * What answers say of how many rows a list has. Believed only where it can be true: some say -1 or 0,
 * some count the rows of the page. A total that was once ahead of what had come is no such count.
 */
export class Total {
	/** How many rows there are, as far as that was ever ahead of what had come; else 0. */
	announced = 0;

	constructor(private readonly short?: (announced: number, came: number) => void) {}

	/** Whether the list ends here, `came` rows after its beginning. Totals come as numbers or as text. */
	isReached(value: unknown, came: number, full: boolean): boolean {
		const total = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
		if (typeof total !== 'number' || !Number.isFinite(total) || total < came) return false;
		// A full page may just be counted itself.
		const isCounted = total === came && full && this.announced === 0;
		if (isCounted) return false;
		this.announced = total;
		return total === came;
	}

	/** The list has ended: tells of rows that were announced and did not come. */
	end(came: number): void {
		if (came < this.announced) this.short?.(this.announced, came);
	}
}
