/** Keys whose parts stand asunder in HTML, and come together when it becomes text. */
export const asunder: Array<[string, (key: string) => string]> = [
	['between tags', (apiKey) => [...apiKey].join('<b></b>')],
	['around a comment', (apiKey) => `${apiKey.slice(0, 8)}<!-- x -->${apiKey.slice(8)}`],
	['between characters that nobody sees', (apiKey) => [...apiKey].join('\u200b')],
];

/** What is no text to read: numbers, dates, kinds, addresses. */
const isCode = (text: string) => /^\d|^[A-Z_]+$|^\S+@\S+$/.test(text);

/** Every text of an answer. */
function poisoned(value: unknown, form: string): unknown {
	if (typeof value === 'string') return isCode(value) ? value : `<p>Hello ${form} there</p>`;
	if (Array.isArray(value)) return value.map((entry) => poisoned(entry, form));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => [name, poisoned(inner, form)]),
	);
}

/** An answer with that in every text. */
export const inAnswer = (form: string) => ({
	times: Infinity,
	after: true,
	answer: (_: unknown, truth?: { body: string }) => {
		const body = truth?.body ?? '';
		return {
			...truth,
			body: /^[[{]/.test(body) ? JSON.stringify(poisoned(JSON.parse(body), form)) : form,
		};
	},
});
