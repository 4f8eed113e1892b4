/** What a run says beside its output: each heading once, with what was collected under it. */
export class Remarks {
	private readonly details = new Map<string, Set<string>>();

	add(heading: string, detail?: string): void {
		const details = this.details.get(heading) ?? new Set();
		this.details.set(heading, details);
		if (detail !== undefined) details.add(detail);
	}

	/** One sentence for each heading. Of many details the first stand for all. */
	get sentences(): string[] {
		return [...this.details].map(([heading, details]) => {
			const names = [...details];
			if (names.length === 0) return heading;
			const more = names.length > most ? ` and ${names.length - most} more` : '';
			return `${heading}: ${names.slice(0, most).join(', ')}${more}`;
		});
	}
}

const most = 20;
