import type { INodeProperties } from 'n8n-workflow';

import type { Encoded } from '../engine/operation';
import { InvalidValue } from '../engine/problem';
import { shown, textOf } from '../engine/value';

/** A domain has a dot and no place for a path: a web address is none. */
export const isDomain = (text: string): boolean => /^[^\s@/:?#.]+(?:\.[^\s@/:?#.]+)+$/.test(text);

/** A domain as it is written after the @ of an address. Throws for anything else. */
export function domainOf(value: unknown): string {
	const domain = textOf(value ?? '').trim();
	if (domain === '') throw new InvalidValue('is empty');
	if (isDomain(domain)) return domain;
	throw new InvalidValue(`must be a domain such as example.com, not ${shown(domain)}`);
}

/** A field that takes one domain. */
export const asDomain = (field: INodeProperties): Encoded => ({ field, encode: domainOf });
