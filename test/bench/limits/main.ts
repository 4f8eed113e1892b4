import { resolve } from 'node:path';

import { ours, pass, type Make } from '../../engine/rateLimit/traffic';
import { scenarios } from './scenarios';

const load = async (file: string | undefined): Promise<Make> =>
	file ? ((await import(resolve(file))) as { make: Make }).make : ours;

async function main(): Promise<void> {
	const make = await load(process.argv[2]);
	const filter = process.argv[3];
	const totals = new Map<string, number[]>();
	for (const { group, name, runs } of scenarios) {
		if (filter && !`${group} ${name}`.includes(filter)) continue;
		const began = Date.now();
		let [refused, ratio, longest] = [0, 0, 0];
		for (const { limits, traffic } of runs) {
			const passage = await pass(limits, traffic, make);
			refused += passage.refused / runs.length;
			ratio += passage.ratio / runs.length;
			longest = Math.max(longest, passage.longestWait);
			if (process.env.VERBOSE)
				console.log(
					JSON.stringify({
						c: limits.counting,
						w: limits.windows.map(({ max, perMs }) => `${max}/${perMs}`),
						ra: String(limits.retryAfter),
						a: limits.ahead,
						p: traffic.processes,
						l: traffic.latency,
						refused: passage.refused.toFixed(3),
						ratio: passage.ratio.toFixed(3),
					}),
				);
		}
		const sum = totals.get(group) ?? [0, 0, 0];
		totals.set(group, [sum[0] + refused, sum[1] + ratio, sum[2] + 1]);
		console.log(
			`${group} | ${name} | ${(refused * 100).toFixed(1)} | ${ratio.toFixed(3)} | ${Math.round(longest / 1000)} s | ${Date.now() - began} ms`,
		);
	}
	for (const [group, [refused, ratio, count]] of totals)
		console.log(
			`${group}: ${((refused * 100) / count).toFixed(1)} / ${(ratio / count).toFixed(3)}`,
		);
}

void main();
