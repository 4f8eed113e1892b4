import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { ours, pass, type Make } from '../../engine/rateLimit/traffic';
import measuredBefore from './before.json';
import { scenarios, type Run } from './scenarios';

/*
 * How the rate limiter does in virtual time: `npm run bench:limits` writes docs/rate-limits.md.
 * With the path of a module that exports `make` it writes the figures of another limiter, before.json.
 */

/** Refusals per hundred requests, on average and of the worst run; time over the bound, likewise. */
type Figures = number[];

/** The limiter before this one, with the same traffic. */
const before: Record<string, Figures | undefined> = measuredBefore;

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
	const refused = passages.map((passage) => passage.refused * 100);
	const ratios = passages.map(({ ratio }) => ratio);
	const figures = [mean(refused), Math.max(...refused), mean(ratios), Math.max(...ratios)];
	return figures.map((figure) => Math.round(figure * 1000) / 1000);
}

/** The mean of the runs, and the worst of them where it tells more. */
const cell = (value: number, worst: number, digits: number) => {
	const [one, other] = [value.toFixed(digits), worst.toFixed(digits)];
	return one === other ? one : `${one} (${other})`;
};

const cells = (figures: Figures | undefined) => {
	if (!figures) return '– | –';
	const [refused, mostRefused, ratio, slowest] = figures;
	return `${cell(refused, mostRefused, 1)} | ${cell(ratio, slowest, 2)}`;
};

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
		writeFileSync(join(__dirname, 'before.json'), JSON.stringify(measured, undefined, '\t'));
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
		`${intro}\n\n${tables.join('\n\n')}\n\n${parts}`,
	);
}

const intro = `# Rate limits

Written by \`npm run bench:limits\`: the limiter of \`nodes/engine/rateLimit\` against servers that count in fixed, aligned and sliding windows or by token bucket, in virtual time. Nothing was measured against SmartLead. *Refused* is refusals per hundred requests; *time* is the time it took over the time that the limits alone ask for, by who knows them and keeps to bursts of ten in two seconds. *Before* is the limiter of 800 lines that this one replaced, measured with the same traffic. Each row is the mean of several runs, by one writer and by five readers at once unless it says otherwise; in parentheses the worst of them. The table is the same in every run; other seeds move a mean by a few tenths of a point.`;

const parts = `## What each part is worth

Measured by taking it out, in the scenario that suffers most. The first three are of the limiter as it is; the others were measured while it was being rewritten, and not every figure with it is that of the tables above. What was worth less than two points of refusals and 5 % of time is gone.

| without | scenario | with it | without it |
|---|---|---|---|
| the quickest trip, by which a request counts earlier than its answer | 10 in 2 s, 60 requests, five readers, 270 to 330 ms | 0.0 % / 1.03 | 0.0 % / 1.17 |
| the order of counting, not of sending | 10 in 2 s, 60 requests, five readers, 100 to 1,500 ms | 0.0 % / 1.35 | 0.0 % / 1.46 |
| trying again when a round span ends | 60 in 60 s, without Retry-After, 2.5 windows | 5.5 % / 1.01 | 6.7 % / 1.12 |
| sharing (\`shared.ts\`) | 2 + 2 + 2 + 2 + 2 at once, announced | 5.1 % / 1.14 | 42.3 % / 1.21 |
| … the last of a share sent late | 60 a minute, bucket | 4.1 % / 1.01 | 25.2 % / 1.00 |
| … what nobody saw of a window taken to be as before | 2 + 2 + 2 + 2 + 2 at once, announced | 5.1 % / 1.14 | 13.2 % / 1.06 |
| … a quarter kept of what was expected | 60 a minute, bucket | 4.1 % / 1.01 | 13.8 % / 1.00 |
| … the window that begins with our first request | 5 + 5 at once, announced | 1.6 % / 1.06 | 10.4 % / 1.16 |
| the exact reset from our own log | 10 in 2 s, fixed | 0.1 % / 1.03 | 0.0 % / 1.22 |
| counting from the answer, not from the sending | 60 a minute behind 10 in 2 s, sliding | 0.2 % / 1.01 | 6.0 % / 1.01 |
| remembering more than the last announced window | 60 a minute behind 10 in 2 s, sliding | 0.2 % / 1.01 | 2.3 % / 1.02 |
| forgetting windows without news | 60 to 120 a minute behind 10 in 2 s | 0.7 % / 1.17 | 0.0 % / 1.77 |
| forgetting a window that contradicts the last | announced, 60 to 120 a minute | 0.1 % / 1.01 | 0.1 % / 1.10 |
| reading what a 429 announces | 8 + 1 + 1 at once, announced | 2.7 % / 1.14 | 2.6 % / 1.51 |
| the learned limit (\`learned.ts\`) | 60 a minute, without Retry-After | 3.8 % / 1.05 | 41.8 % / 1.21 |
| … eight windows of rest after a refusal | 5 + 5 at once, not announced | 4.2 % / 1.06 | 18.7 % / 1.03 |
| … its growth | not announced, 30 to 120 a minute | 0.4 % / 1.25 | 0.1 % / 3.40 |
| … round spans | 60 a minute, wrong Retry-After | 2.7 % / 1.10 | 2.9 % / 1.51 |
| the limit of single routes | routes with 10 a minute of their own | 0.0 % / 1.03 | 16.3 % / 1.02 |

The quickest trip is the shortest time that an answer ever took under a key. A lucky one only makes the limiter more careful: it then counts requests later, never earlier than it did without.

Gone, as they were worth less: requests under way deducted from what remains, the lowest of several figures, resting longer after each refusal, growth by a step that doubles, a limit remembered apart from what is tried, forgetting the learned limit. Kept for a promise and not for a figure: the last try before a deadline, the 5 s after which a probe counts as let through, the doubling wait, three minutes as the longest closure that teaches a window.
`;

void main();
