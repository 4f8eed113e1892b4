import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { ours, pass, type Make } from '../../engine/rateLimit/traffic';
import { before } from './before';
import { scenarios, type Run } from './scenarios';

/*
 * How the rate limiter does in virtual time: `npm run bench:limits` writes docs/rate-limits.md.
 * With the path of a module that exports `make` it prints the figures of another limiter instead.
 */

interface Figures {
	refused: number;
	ratio: number;
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Jitter that is the same in every run of the bench, so that the table is. */
function seedJitter(): void {
	let state = 1;
	Math.random = () => {
		state = (state * 16_807) % 2_147_483_647;
		return state / 2_147_483_647;
	};
}

async function measure(runs: Run[], make: Make): Promise<Figures> {
	const passages = [];
	for (const { limits, traffic } of runs) {
		seedJitter();
		passages.push(await pass(limits, traffic, make));
	}
	return {
		refused: mean(passages.map(({ refused }) => refused)) * 100,
		ratio: mean(passages.map(({ ratio }) => ratio)),
	};
}

const cells = (figures: Figures | undefined) =>
	figures ? `${figures.refused.toFixed(1)} | ${figures.ratio.toFixed(2)}` : '– | –';

async function main(): Promise<void> {
	const file = process.argv[2];
	const make = file ? ((await import(resolve(file))) as { make: Make }).make : ours;
	const measured: Record<string, Figures> = {};
	const groups = new Map<string, string[]>();
	for (const { group, name, runs } of scenarios) {
		const row = `${group}: ${name}`;
		measured[row] = await measure(runs, make);
		const line = `| ${name} | ${cells(before[row])} | ${cells(measured[row])} |`;
		groups.set(group, [...(groups.get(group) ?? []), line]);
		console.log(`${row} | ${cells(measured[row])}`);
	}
	if (file) {
		console.log(JSON.stringify(measured, undefined, '\t'));
		return;
	}
	const tables = [...groups].map(([group, lines]) =>
		[
			`## ${group[0].toUpperCase()}${group.slice(1)}`,
			'',
			'| | refused before, % | time before | refused now, % | time now |',
			'|---|---|---|---|---|',
			...lines,
		].join('\n'),
	);
	writeFileSync(
		join(__dirname, '../../../docs/rate-limits.md'),
		`${intro}\n\n${tables.join('\n\n')}\n`,
	);
}

const intro = `# Rate limits

Written by \`npm run bench:limits\`: the limiter of \`nodes/engine/rateLimit\` against servers that count in fixed, aligned and sliding windows or by token bucket, in virtual time. Nothing was measured against SmartLead. *Refused* is refusals per hundred requests; *time* is the time it took over the time that the limits alone ask for, by who knows them and keeps to bursts of ten in two seconds. *Before* is the limiter of 800 lines that this one replaced. Each row is the mean of several runs; chance moves it by a few tenths of a point.`;

void main();
