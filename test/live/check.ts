import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { CatalogOperation, CatalogParam } from '../sandbox';
import { at, KeyRefused, LiveClient, parsed, type ClientOptions } from './client';
import { bodies, sources, wantedFor, type Source, type Value } from './ids';
import { asked } from './operations';
import type { LiveAnswer } from './send';
import { nearest, shapeOf, type Difference, type Shape } from './shape';

/** What became of an operation. */
export interface Checked {
	id: string;
	/** `undocumented`: it answers, and the reference shows no answer to compare with. */
	how: 'fine' | 'differs' | 'undocumented' | 'skipped' | 'refused' | 'lost';
	status?: number;
	differences: Difference[];
	/** Why it was skipped or refused. */
	said?: string;
}

export interface CheckOptions extends ClientOptions {
	/** Told as each operation is done. */
	done(checked: Checked): void;
	/** Only operations whose id begins so, and what they need. */
	only?: string;
}

const documented = JSON.parse(readFileSync(join(__dirname, 'shapes.json'), 'utf8')) as Record<
	string,
	Shape[]
>;

const day = 86_400_000;
const pageSize = 10;

/** No list has what an operation needs. */
class NothingToAskAbout extends Error {}

/** Asks each operation once and holds its answer against the documented one. */
export async function checkAll(options: CheckOptions): Promise<Checked[]> {
	return await new Check(options).all();
}

class Check {
	private readonly answers = new Map<string, Promise<unknown>>();
	private readonly results: Checked[] = [];
	private readonly client: LiveClient;

	constructor(private readonly options: CheckOptions) {
		this.client = new LiveClient(options);
	}

	async all(): Promise<Checked[]> {
		const { only = '' } = this.options;
		for (const { id } of asked.filter((operation) => operation.id.startsWith(only))) {
			await this.answer(id);
		}
		return this.results;
	}

	/** The answer of an operation, asked for once; undefined where there is none. */
	private async answer(id: string): Promise<unknown> {
		let answer = this.answers.get(id);
		if (!answer) {
			answer = this.check(id);
			this.answers.set(id, answer);
		}
		return await answer;
	}

	private async check(id: string): Promise<unknown> {
		const operation = asked.find((one) => one.id === id);
		if (!operation) return undefined;
		try {
			const { status, text } = await this.ask(operation);
			if (status < 200 || status > 299) {
				this.note({ id, how: 'refused', status, differences: [], said: this.client.saidIn(text) });
				return undefined;
			}
			const value = parsed(text);
			const shapes = documented[id] ?? [];
			const found = shapes.length > 0 ? nearest(shapes, shapeOf(value)) : [];
			const how = shapes.length === 0 ? 'undocumented' : found.length > 0 ? 'differs' : 'fine';
			this.note({ id, how, status, differences: found });
			return value;
		} catch (error) {
			if (error instanceof KeyRefused) throw error;
			const said = this.client.redacted(error instanceof Error ? error.message : String(error));
			const how = error instanceof NothingToAskAbout ? 'skipped' : 'lost';
			this.note({ id, how, differences: [], said });
			return undefined;
		}
	}

	private note(checked: Checked): void {
		this.results.push(checked);
		this.options.done(checked);
	}

	private async ask(operation: CatalogOperation): Promise<LiveAnswer> {
		const { method, host } = operation;
		return await this.client.ask({ method, host, ...(await this.fill(operation)) });
	}

	/** The least that the operation takes: what is required, and a short page. */
	private async fill({ id, path, params }: CatalogOperation) {
		const values: Record<'path' | 'query' | 'body', Record<string, unknown>> = {
			...{ path: {}, query: {}, body: {} },
		};
		const own = Object.hasOwn(bodies, id) ? bodies[id] : undefined;
		for (const param of params) {
			if (own && param.in === 'body') continue;
			if (param.required || param.name === 'limit') {
				values[param.in][param.name] = await this.valueFor(id, param);
			}
		}
		return {
			path: path.replace(/\{(\w+)\}/g, (_, name: string) =>
				encodeURIComponent(String(values.path[name])),
			),
			query: values.query,
			body: own ? await own(async (wanted) => await this.find(wanted)) : values.body,
		};
	}

	private async valueFor(id: string, { name, type }: CatalogParam): Promise<unknown> {
		const { now = Date.now } = this.options;
		const wanted = wantedFor(id, name);
		if (wanted) return await this.find(wanted);
		const from = new Date(now() - 7 * day).toISOString();
		const to = new Date(now()).toISOString();
		const plain: Record<string, unknown> = {
			...{ start_date: from.slice(0, 10), end_date: to.slice(0, 10) },
			...{ fromTime: from, toTime: to, timezone: 'UTC' },
			limit: type === 'string' ? String(pageSize) : pageSize,
		};
		if (Object.hasOwn(plain, name)) return plain[name];
		throw new NothingToAskAbout(`nobody knows what to send as ${name}`);
	}

	private async find(wanted: Value): Promise<unknown> {
		for (const source of sources[wanted] as Source[]) {
			const value = pick(await this.answer(source.id), source);
			if (value !== undefined) return value;
		}
		throw new NothingToAskAbout(`no list has one: ${wanted}`);
	}
}

function pick(answer: unknown, { at: places, value, first = () => false }: Source): unknown {
	const rows = places.map((place) => at(answer, place)).find(Array.isArray) as
		| Array<Record<string, unknown>>
		| undefined;
	const sorted = [...(rows ?? [])].sort((a, b) => Number(first(b)) - Number(first(a)));
	return sorted
		.flatMap((row) => value.map((place) => at(row, place)))
		.find((found) => (typeof found === 'string' && found !== '') || typeof found === 'number');
}

/** One operation as lines of text: names and types only. */
export function linesFor({ id, how, status, differences, said }: Checked): string[] {
	const word: Record<Checked['how'], string> = {
		fine: 'as documented',
		differs: differences.length === 1 ? '1 difference' : `${differences.length} differences`,
		undocumented: 'answers; no documented answer to compare with',
		skipped: `skipped: ${said}`,
		refused: `refused: ${said}`,
		lost: `no answer: ${said}`,
	};
	return [
		`${String(status ?? '–').padEnd(3)} ${id.padEnd(44)} ${word[how]}`,
		...differences.map(({ kind, at: place, what }) => `      ${kind} ${place || '(all)'}: ${what}`),
	];
}

/** The last line. */
export function summary(results: Checked[]): string {
	const count = (how: Checked['how']) => results.filter((one) => one.how === how).length;
	return (
		`${results.length} operations: ${count('fine')} as documented, ${count('differs')} differ, ` +
		`${count('undocumented')} without a documented answer, ${count('skipped')} skipped, ` +
		`${count('refused')} refused, ${count('lost')} without an answer`
	);
}
