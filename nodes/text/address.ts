/** What an address cannot hold, and so ends it on either side. */
const ends = ' \t\r\n\u00a0<>"\'`,;:()[]{}|\\';

/** The longest that an address may be. */
const longest = 320;

/** How much of a text is looked through. */
const most = 10_000;

/** The first email address in a text, also in "Somebody <somebody@example.com>". Looks at each "@" once. */
export function addressIn(given: string): string | null {
	const text = given.slice(0, most);
	for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
		let start = at;
		while (start > 0 && at - start < longest && isPart(text[start - 1])) start--;
		let end = at + 1;
		while (end < text.length && end - at < longest && isPart(text[end])) end++;
		// "… sent to lead@example.com."
		while (end > at + 1 && '.!?-'.includes(text[end - 1] ?? '')) end--;
		if (start < at && end > at + 1) return text.slice(start, end);
	}
	return null;
}

const isPart = (character = ''): boolean => character !== '@' && !ends.includes(character);
