import { basePath, findOperation, hosts, type HostName, type LoggedCall } from '../sandbox';
import { validate, valuesInBody } from '../sandbox/rules/validate';
import { stage } from '../engine/stage';
import { chance, seed, share, times } from '../seed';
import { attempt, expression, perform, type Ended } from './attempt';
import { mayBeRecord, mustBeRefused } from './expected';
import { hostile, nothing, type Hostile } from './hostile';
import { slots, type Slot } from './slots';

/**
 * Every field of every operation with values that nobody expects, one field at a time: the rest is
 * filled in as in the row of the operation. New operations are in it as soon as they have a row.
 */
const staged = stage();
const { sandbox } = staged;
const random = chance();

/** Values in all; with many operations each field gets fewer of them, another choice with each seed. */
const budget = times(6_000);
const each = Math.min(hostile.length, Math.max(8, Math.floor(budget / slots.length)));

/** Many operations have these, and they end the whole run: they are tried apart. */
const ofTheRun = ['options.maxWait', 'options.allowAgents'];
const inOperations = slots.filter(({ name }) => !ofTheRun.includes(name));

/** What is missing is always among them: it is what happens most. */
function sample({ spec, name }: Slot): Hostile[] {
	const missing = share(nothing, () => [], `${spec.name} ${name}`);
	const others = hostile.filter((one) => !nothing.includes(one));
	const shuffled = others.map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at);
	return [...missing, ...shuffled.map(({ one }) => one)].slice(0, each);
}

/** Whose refused values are tried once more, where nothing else is sent; some of each operation. */
const alone = new Set(share(inOperations, ({ spec }) => [spec.name]));

/** What no sentence for a user contains. */
const crash =
	/Cannot (read|convert|destructure|use|set)|is not (a function|iterable|an Object)|Maximum call|\[object |of (undefined|null)\b|Invalid time|Unexpected (token|end)/;

/** What is wrong with how a value ended. */
function faultsOf(slot: Slot, { given, how, message }: Ended): string[] {
	const what = (fault: string) => `${slot.name} ← ${given.name}: ${fault}`;
	const { displayName } = slot.field;
	if (how === 'answered') {
		return mustBeRefused(slot, given.value) ? [what('was taken for a value')] : [];
	}
	// What was given may stand at the end of the sentence.
	const [sentence] = message.split(/, not /);
	return [
		...(crash.test(sentence) ? [what(`crashed: ${message}`)] : []),
		...(sentence.includes(displayName) ? [] : [what(`does not name '${displayName}': ${message}`)]),
		...(/^('|The Value of ')/.test(message) ? [] : [what(`begins with no field: ${message}`)]),
	];
}

/** Where records are looked up by what people know them by. */
const lookups = [
	'analytics.teamBoardStats',
	'blockList.getAll',
	'campaign.getAll',
	'campaignWebhook.getAll',
	'client.getAll',
	'emailAccount.getByEmail',
	'lead.getByEmail',
	'leadCategory.getAll',
	'leadList.getAll',
	'leadTag.getAll',
];

/** What else is read on the way: by a job, or where the answer of a lookup says too little. */
const readBefore = [
	'campaign.getEmailAccounts',
	'campaignLead.export',
	'campaignLead.getMessageHistory',
	'emailAccount.getAll',
];

/** What was sent but to look a record up, or all of it where there is none to look up. */
const sent = ({ row }: Slot, looksUp: boolean) =>
	sandbox.log.filter(({ id }) => !looksUp || id === row.id || !lookups.includes(String(id)));

/** What is wrong with a request: it goes elsewhere, or is none that the API reference knows. */
function faultsIn(slot: Slot, call: LoggedCall): string[] {
	const { row, spec } = slot;
	const what = (fault: string) => `${slot.name} sent ${call.method} ${call.path}: ${fault}`;
	const known = [row.required, ...row.all].flatMap(({ sends, alternately }) =>
		[...sends, ...(alternately ?? [])].map(({ id }) => id),
	);
	const allowed = new Set([row.id, ...known, ...lookups, ...readBefore]);
	const host = spec.resource.host as HostName;
	const match = findOperation(call.method, host, call.path);
	if (call.host !== hosts[host] || !match || !allowed.has(match.operation.id)) {
		return [what('is another operation')];
	}
	const below = call.path.slice(basePath.length);
	if (/\/\.|\/\/|%2e|%00|[?#\\]/i.test(below)) return [what('is no path')];
	const query = { ...call.query };
	delete query.api_key;
	const validation = validate(match, call, query, valuesInBody(call.json), 'documented');
	return 'refusal' in validation ? [what(validation.refusal.body)] : [];
}

const operations = [...new Set(inOperations.map(({ spec }) => spec))];

describe(`hostile values, ${each} of ${hostile.length} for each field, seed ${seed}`, () => {
	test.each(operations.map((spec) => [spec.name, spec] as const))('%s', async (_, spec) => {
		const faults: string[] = [];
		for (const slot of inOperations.filter((one) => one.spec === spec)) {
			const ended = await attempt(staged, slot, sample(slot));
			faults.push(...ended.flatMap((one) => faultsOf(slot, one)));
			faults.push(...sandbox.log.flatMap((call) => faultsIn(slot, call)));

			const refused = ended.filter(({ how }) => how === 'refused').map(({ given }) => given);
			if (refused.length === 0 || slot.literal || !alone.has(slot)) continue;
			for (const looksUp of [true, false]) {
				const some = refused.filter(({ value }) => mayBeRecord(slot, value) === looksUp);
				if (some.length === 0) continue;
				await attempt(staged, slot, some);
				faults.push(
					...sent(slot, looksUp).map(
						({ id }) => `${slot.name}: ${id} was sent for what was refused`,
					),
				);
			}
			faults.push(...(await stops(slot, refused[Math.floor(random() * refused.length)])));
		}
		expect(faults.slice(0, 20)).toEqual([]);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});
});

/** Without Continue On Fail: the run ends with n8n's error for a wrong parameter, and sends nothing. */
async function stops(slot: Slot, given: Hostile): Promise<string[]> {
	const { run, error } = await perform(staged, slot, expression, [given], false);
	const thrown = run.data.resultData.error;
	const fine =
		thrown?.name === (sandbox.log.length > 0 ? 'NodeApiError' : 'NodeOperationError') &&
		error?.itemIndex === 0 &&
		sent(slot, mayBeRecord(slot, given.value)).length === 0 &&
		error.message.includes(slot.field.displayName);
	return fine
		? []
		: [`${slot.name} ← ${given.name}: ended with ${thrown?.name}: ${thrown?.message}`];
}

test.each(ofTheRun)('%s', async (option) => {
	const slot = slots.find(({ name }) => name === option);
	if (!slot) throw new Error('No operation has it');
	const faults: string[] = [];
	for (const given of hostile) {
		const [ended] = await attempt(staged, slot, [given]);
		faults.push(...faultsOf(slot, ended));
		if (ended.how === 'refused' && sandbox.log.length > 0) faults.push(`${given.name} was sent`);
	}
	expect(faults).toEqual([]);
});
