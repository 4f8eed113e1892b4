import type { INodeProperties } from 'n8n-workflow';

import { InvalidValue } from '../engine/problem';
import type { Encoded } from '../engine/spec/parameter';
import { listOf, shown, visibleText } from '../engine/spec/value';

const label = '[^\\s\\p{C}@/:?#.,;<>()[\\]{}"\\\\]+';
const domain = new RegExp(`^${label}(?:\\.${label})+$`, 'u');

/** A domain has a dot and no place for a path, quotes or brackets: a web address is none. */
export const isDomain = (text: string): boolean => domain.test(text);

/** A domain as it is written after the @ of an address. Throws for anything else. */
export function domainOf(value: unknown): string {
	const domain = visibleText(value ?? '');
	if (domain === '') throw new InvalidValue('is empty');
	if (isDomain(domain)) return domain;
	throw new InvalidValue(`must be a domain such as example.com, not ${shown(domain)}`);
}

/**
 * The domain of a web address or of a domain with www. in front: addresses on the web have these
 * around it, those of email have not. Gives back anything else as it is.
 */
export function domainInAddress(text: string): string {
	const isAddress = /^https?:\/\//i.test(text) || /^[^\s@/:?#]+[/:?#][^\s@]*$/.test(text);
	const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
	const host = isAddress && URL.canParse(address) ? new URL(address).hostname : text;
	const bare = host.replace(/^www\./i, '');
	return isDomain(bare) ? bare : isDomain(host) ? host : text;
}

/** A field that takes one domain. */
export const asDomain = (field: INodeProperties): Encoded => ({ field, encode: domainOf });

/**
 * Entries for a block list, each once. Of a web address the domain is taken, as the whole would block
 * nobody; what does not fit then is refused.
 */
export function blocked(value: unknown, fits: (entry: string) => boolean, what: string): string[] {
	const entries = listOf(value ?? '').map((entry) => domainInAddress(visibleText(entry)));
	if (entries.length === 0) throw new InvalidValue('is empty');
	const wrong = entries.find((entry) => !fits(entry));
	if (wrong === undefined) return [...new Set(entries)];
	throw new InvalidValue(`must hold ${what} only, not ${shown(wrong)}`);
}
