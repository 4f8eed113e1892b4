import type { Encoded } from '../../engine/operation';

/** A record whose id travels as text. */
export const idAsText = ({ field, encode }: Encoded): Encoded => ({
	field,
	encode: (value, read) => String(encode(value, read)),
});
