/** Shorter text than this is no key, and replacing it would garble every answer. */
const shortest = 6;

/**
 * Takes the key out of a text, in every form it is seen in: as it is, encoded for a URL or a form,
 * inside JSON, and whatever stands behind `api_key`. n8n stores and shows what a node lets through.
 */
export function scrubber(key: string): (text: string) => string {
	const forms =
		key.length < shortest
			? []
			: [
					...new Set([
						key,
						encodeURIComponent(key),
						encodeURIComponent(key).replaceAll('%20', '+'),
						encodeURI(key),
						JSON.stringify(key).slice(1, -1),
					]),
				].sort((a, b) => b.length - a.length);

	return (text) => {
		let clean = text;
		for (const form of forms) {
			if (clean.includes(form)) clean = clean.replaceAll(form, '***');
		}
		return clean.replace(/(api_key(?:=|%3D))[^&\s"'<>\\]*/gi, '$1***');
	};
}
