import { isRead } from '../../nodes/engine/spec/operation';
import { rows } from './rows';
import { scene } from './scene';
import { specs } from './specs';

/** A list with nothing in it is an answer; a record that is not there is a failure. */
const reads = specs.filter(({ operation }) => isRead(operation) && !operation.custom);
/** They name no one record: their own tests say what an empty answer is. */
const noRecord = ['lead.getMessageHistoryOfMany', 'analytics.providerPerformance'];
const lists = reads.filter(({ operation }) => operation.list);
const records = reads.filter(({ operation }) => !operation.list);
/** No source documents their answers; by their meaning they are lists. */
const listsToo = ['emailAccount.getMessages'];

async function answered(name: string, body: unknown) {
	const [resource = '', operation = ''] = name.split('.');
	const { id, required } = rows[resource][operation];
	const { run, sandbox, answer } = scene();
	required.scene?.(sandbox.state);
	answer(id, body, { body: typeof body === 'string' ? body : JSON.stringify(body) });
	const { items = [{}], parameters } = required;
	const { error, json } = await run({ resource, operation }, parameters, items);
	return { message: error?.message, json };
}

const empty = [[], { ok: true, data: [] }, { success: true, message: 'fine', data: [] }];
const notFound = { message: 'SmartLead found nothing under what you gave', json: [] };

test.each(lists.map(({ name, operation }) => [name, operation] as const))(
	'%s: nothing comes out of an empty list',
	async (name, { list }) => {
		for (const body of list?.paths.includes('data') ? empty : [[]]) {
			expect(await answered(name, body)).toEqual({ message: undefined, json: [] });
		}
	},
);

test.each(listsToo)('%s: nothing comes out of an empty list', async (name) => {
	for (const body of empty) {
		expect(await answered(name, body)).toEqual({ message: undefined, json: [] });
	}
	for (const body of [{}, '', null, { ok: true, data: {} }, [{}]]) {
		expect(await answered(name, body)).toEqual(notFound);
	}
});

test.each(
	records.map(({ name }) => name).filter((name) => ![...listsToo, ...noRecord].includes(name)),
)('%s: a record that is not there is not found', async (name) => {
	for (const body of [...empty, {}, '', null]) {
		expect(await answered(name, body)).toEqual(notFound);
	}
});
