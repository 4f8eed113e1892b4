/** A text as a sentence of its own, whether or not it ends like one: no full stop is doubled. */
export function sentence(text: string): string {
	const trimmed = text.trim();
	return /[.!?…]["'”’)\]]?$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
