/**
 * Ids as a short text: in their order, each as what it is more than the one before. n8n stores what a
 * workflow remembers with every execution, and a list may have thousands of leads.
 */
export function packed(ids: Iterable<number>): string {
	let before = 0;
	return [...ids]
		.sort((one, other) => one - other)
		.map((id) => {
			const more = id - before;
			before = id;
			return more.toString(36);
		})
		.join(' ');
}

/** The ids in such a text. */
export function unpacked(text = ''): number[] {
	let id = 0;
	return text === '' ? [] : text.split(' ').map((more) => (id += parseInt(more, 36)));
}
