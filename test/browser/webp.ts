/** One picture of a film, and for how long it stays. */
export interface Frame {
	/** A still WebP, as a browser writes it. */
	still: Buffer;
	ms: number;
}

/**
 * An animated WebP that plays without end. A container around what the browser has encoded, as
 * https://developers.google.com/speed/webp/docs/riff_container describes it.
 */
export function film(frames: Frame[], size: { width: number; height: number }): Buffer {
	const canvas = Buffer.concat([int(size.width - 1, 3), int(size.height - 1, 3)]);
	const animation = 0x02;
	const opaque = 0x02;
	const shots = frames.map(({ still, ms }) =>
		chunk('ANMF', int(0, 6), canvas, int(ms, 3), int(opaque, 1), bitmapOf(still)),
	);
	const body = Buffer.concat([
		Buffer.from('WEBP'),
		chunk('VP8X', int(animation, 4), canvas),
		chunk('ANIM', int(0xffffffff, 4), int(0, 2)),
		...shots,
	]);
	return Buffer.concat([Buffer.from('RIFF'), int(body.length, 4), body]);
}

/** The encoded pixels of a still, without what is around them. */
function bitmapOf(still: Buffer): Buffer {
	for (let at = 12; at < still.length; ) {
		const name = still.toString('latin1', at, at + 4);
		const end = at + 8 + still.readUInt32LE(at + 4);
		if (name === 'VP8 ' || name === 'VP8L') return padded(still.subarray(at, end));
		at = end + (end % 2);
	}
	throw new Error('The browser wrote no WebP.');
}

function chunk(name: string, ...parts: Buffer[]): Buffer {
	const data = Buffer.concat(parts);
	return padded(Buffer.concat([Buffer.from(name), int(data.length, 4), data]));
}

const padded = (bytes: Buffer): Buffer =>
	bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]);

function int(value: number, bytes: number): Buffer {
	const buffer = Buffer.alloc(bytes);
	buffer.writeUIntLE(value, 0, Math.min(bytes, 6));
	return buffer;
}
