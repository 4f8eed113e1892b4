import type { ApiAnswer } from '../sandbox';
import { stage } from '../engine/stage';
import { rows } from './rows';
import { specs } from './specs';

/** Operations with two documented forms: what becomes of the second when the first is refused. */
const { run, sandbox } = stage();

/** Operation → the case of its row that has both forms, and the refusal of the first. */
const firstRefused: Record<string, { given: 'required' | number; status: number; said: string }> = {
	'webhook.create': {
		given: 'required',
		status: 400,
		said: '"association_type" must be one of [1, 2, 3]',
	},
	'webhook.delete': { given: 'required', status: 404, said: 'Resource not found' },
	'webhook.deleteFromCampaign': { given: 'required', status: 404, said: 'Webhook not found' },
	'webhook.saveToCampaign': {
		given: 'required',
		status: 422,
		said: '"event_types[0]" must be one of the events',
	},
	'webhook.update': { given: 0, status: 400, said: '"categories" is not allowed' },
	'spamTest.createAutomated': { given: 0, status: 400, said: 'days must be from 1 to 7' },
	'spamTestFolder.create': { given: 'required', status: 400, said: '"folder_name" is required' },
};

const forms = specs.filter(({ operation }) => operation.fallback !== undefined);

it('has a refusal of the first form of each', () => {
	expect(Object.keys(firstRefused).sort()).toEqual(forms.map(({ name }) => name).sort());
});

const json = (status: number, body: unknown): Partial<ApiAnswer> => ({
	status,
	headers: { 'Content-Type': 'application/json' },
	body: JSON.stringify(body),
});

describe.each(forms.map((form) => [form.name, form] as const))('%s', (name, { operation }) => {
	const { given, status, said } = firstRefused[name];
	const [resource = '', operationName = ''] = name.split('.');
	const row = rows[resource][operationName];
	const [method] = operation.request.split(' ');
	const mayRepeat =
		operation.idempotent === true && !operation.sendsEmail && operation.cost === undefined;

	/** The first form is refused, and the second ends so. */
	async function ending(second: Partial<ApiAnswer>) {
		const {
			scene,
			parameters,
			items = [{}],
		} = given === 'required' ? row.required : row.all[given];
		scene?.(sandbox.state);
		const looks = (operation.settle?.reads ?? []).map((read) => read.operation.id);
		// Nothing can be read of what became of it.
		if (operation.settle)
			sandbox.misbehave({ method: 'GET', times: Infinity, answer: { status: 403 } });
		sandbox.misbehave({ method, answer: json(status, { message: said }) });
		sandbox.misbehave({ method, times: Infinity, answer: second });
		const { error, json: output } = await run(
			{ resource, operation: operationName, ...parameters },
			{ items },
		);
		expect(output).toEqual([]);
		const [first, ...others] = sandbox.log
			.filter((call) => call.method === method && !looks.includes(String(call.id)))
			.map(({ path, body }) => `${path} ${body}`);
		// Each form is one request, however often the second one is sent.
		expect(new Set(others).size).toBe(1);
		expect(others).not.toContain(first);
		return { error, seconds: others.length };
	}

	it.each<[string, Partial<ApiAnswer>]>([
		['500', json(500, { message: said })],
		['500 of a crash', json(500, { error: "Cannot read properties of undefined (reading 'id')" })],
		['502', { status: 502, body: '<html>Bad Gateway</html>' }],
		['a lost connection', { fault: 'reset' }],
	])('is uncertain where the second form ends with %s', async (_, second) => {
		const { error, seconds } = await ending(second);
		expect(error?.message).toMatch(/^(This may or may not|SmartLead did not give a usable)/);
		expect(`${error?.message} ${error?.description}`).not.toContain('Check the parameters');
		expect(seconds).toBe(mayRepeat ? 4 : 1);
	});

	it('says what was said of the first form where both are refused for what is in them', async () => {
		const { error, seconds } = await ending(json(status, { message: 'Another reason' }));
		expect(error?.message).toBe(said);
		expect(error?.httpCode).toBe(String(status));
		expect(seconds).toBe(1);
	});

	it.each([
		[402, 'No credits left'],
		[403, 'Upgrade first'],
	])('says what was said of the second form with %i', async (refused, words) => {
		const { error, seconds } = await ending(json(refused, { message: words }));
		expect(error?.message).toBe(words);
		expect(error?.httpCode).toBe(String(refused));
		expect(seconds).toBe(1);
	});

	// It may have been done by the first form, which then says that there is nothing.
	if (mayRepeat)
		it('says of the second form that an earlier try may have done it', async () => {
			const { scene, parameters, items } = given === 'required' ? row.required : row.all[given];
			scene?.(sandbox.state);
			sandbox.misbehave({ id: operation.id, answer: { status: 504 } });
			sandbox.misbehave({ id: operation.id, answer: json(status, { message: said }) });
			sandbox.misbehave({ method, answer: json(403, { message: 'Upgrade first' }) });
			const { error } = await run(
				{ resource, operation: operationName, ...parameters },
				{ items: items ?? [{}] },
			);
			expect(error?.message).toBe('Upgrade first');
			expect(error?.description).toContain('may have done this already');
		});
});
