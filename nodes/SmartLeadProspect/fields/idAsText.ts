import type { Encoded } from '../../engine/spec/parameter';

/** A record whose id travels as text. */
export const idAsText = ({ field, encode }: Encoded): Encoded => ({
	field,
	encode: (value, read) => String(encode(value, read)),
});
