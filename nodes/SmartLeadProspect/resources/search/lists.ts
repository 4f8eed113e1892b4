import type { List } from '../../../engine/operation';
import { byOffset } from '../../../engine/pages';

/** A list of searches; the numbers travel as text, and the answer names each list otherwise. */
export const searchesAt = (place: string): List => ({
	at: [place],
	pages: byOffset({ size: 100, asText: true, total: 'data.totalCount' }),
});
