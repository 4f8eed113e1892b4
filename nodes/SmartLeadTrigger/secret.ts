import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** The name of the secret in the query of the registered address. */
const parameter = 'token';

/** The SHA-256 of a text, as hex. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * An address that only SmartLead is told: the webhook's own with a random secret in its query. Proxies
 * and n8n log paths, so it does not stand there. Of the secret only the digest is kept.
 */
export function secretAddress(webhookUrl: string): {
	address: string;
	secret: string;
	digest: string;
} {
	const secret = randomBytes(32).toString('base64url');
	const address = new URL(webhookUrl);
	address.searchParams.set(parameter, secret);
	return { address: address.toString(), secret, digest: digestOf(secret) };
}

/** The secret in a query, as n8n has read it. */
export function secretIn(query: object): string | undefined {
	const value = (query as Record<string, unknown>)[parameter];
	return typeof value === 'string' ? value : undefined;
}

/** Whether an address leads to this webhook, whatever secret it carries. */
export const leadsTo = (given: string, webhookUrl: string): boolean =>
	apart(given)?.place === new URL(webhookUrl).toString();

/** Whether an address carries the secret of that digest, wherever it leads. */
export const carries = (given: string, digest: string): boolean =>
	equal(digestOf(apart(given)?.secret ?? ''), digest);

/** An address and the secret in its query. */
function apart(given: string): { place: string; secret: string } | undefined {
	if (!URL.canParse(given)) return undefined;
	const address = new URL(given);
	const secret = address.searchParams.get(parameter) ?? '';
	address.searchParams.delete(parameter);
	return { place: address.toString(), secret };
}

/** Compares without telling by the time it takes where two texts differ. */
export const equal = (one: string, other: string): boolean =>
	timingSafeEqual(Buffer.from(digestOf(one)), Buffer.from(digestOf(other)));

/** Whether a body was signed with that secret: HMAC-SHA256 as hex, with or without `sha256=`. */
export function isSigned(body: Buffer, signature: unknown, signingSecret: string): boolean {
	if (typeof signature !== 'string') return false;
	const expected = createHmac('sha256', signingSecret).update(body).digest('hex');
	return equal(
		signature
			.trim()
			.toLowerCase()
			.replace(/^sha256=/, ''),
		expected,
	);
}
