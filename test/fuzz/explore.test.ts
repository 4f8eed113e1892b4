import { writeFileSync } from 'node:fs';
import { stage } from '../engine/stage';
import { hostile, type Hostile } from './hostile';
import { slots, type Slot } from './slots';

const { run, sandbox } = stage();

interface Ended { slot: Slot; given: Hostile; kind: string; message: string; code?: string }

async function tryAll(slot: Slot, values: Hostile[]): Promise<Ended[]> {
	sandbox.reset();
	slot.base.scene?.(sandbox.state);
	const [first = {}] = slot.base.items ?? [{}];
	const items = values.map(({ value }, index) => ({
		...first,
		...(first.email ? { email: `fuzz${index}@example.com` } : {}),
		hostile: value as never,
	}));
	const ended = await run(slot.put('={{ $json.hostile }}'), { items, node: { onError: 'continueRegularOutput' } });
	const out: Ended[] = [];
	if (ended.error) return values.map((given) => ({ slot, given, kind: 'run', message: ended.error!.message }));
	values.forEach((given, index) => {
		const own = ended.items.filter(({ pairedItem }) => [pairedItem].flat().some((p) => (p as {item:number})?.item === index));
		const e = own[0]?.json as Record<string, any> | undefined;
		if (e?.error !== undefined && e.details) out.push({ slot, given, kind: e.details.httpCode ? 'remote' : 'local', message: String(e.error), code: e.details.httpCode });
		else out.push({ slot, given, kind: 'ok', message: JSON.stringify(e)?.slice(0, 80) });
	});
	return out;
}

test('explore', async () => {
	const lines: string[] = [];
	const t0 = process.hrtime.bigint();
	const only = process.env.ONLY ? new RegExp(process.env.ONLY) : /./;
	for (const slot of slots) {
		if (slot.name === 'options.maxWait' || slot.field.noDataExpression) continue;
		if (!only.test(`${slot.spec.name} ${slot.name}`)) continue;
		try {
			for (const { given, kind, message, code } of await tryAll(slot, hostile))
				lines.push([slot.spec.name, slot.name, slot.field.displayName, given.name, kind, code ?? '', message.slice(0,200)].join('\t'));
		} catch (error) {
			lines.push([slot.spec.name, slot.name, slot.field.displayName, '*', 'CRASH', '', String(error).slice(0, 300)].join('\t'));
		}
	}
	writeFileSync('/tmp/explore.tsv', lines.join('\n'));
	console.log(Number(process.hrtime.bigint() - t0) / 1e9);
}, 900_000);
