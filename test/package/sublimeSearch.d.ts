/** n8n's own search, of which its package exports the code and, for this module system, no types. */
declare module '@n8n/utils/dist/search/sublime-search' {
	export function sublimeSearch<T extends object>(
		filter: string,
		data: readonly T[],
		keys?: Array<{ key: string; weight: number }>,
		limit?: number,
	): Array<{ score: number; item: T }>;
}
