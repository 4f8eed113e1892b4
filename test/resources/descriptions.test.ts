import type { INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { fieldsOf } from '../../nodes/engine/spec/description';
import { isRead, type Operation } from '../../nodes/engine/spec/operation';
import { runNode, testKey } from '../engine/runNode';
import { products } from '../products';
import { openNockDoor, Sandbox } from '../sandbox';
import { placedFields, everySpec, type Named } from './specs';

/** Lists that are not in the order of the alphabet, and why. */
const ordered: Record<string, string> = {
	'campaign.updateSchedule daysOfTheWeek': 'the days of a week have an order of their own',
	'spamTest.createAutomated days': 'the days of a week have an order of their own',
	'campaign.saveSequences steps.step': 'in the order in which people think of a mail',
	'campaign.launch daysOfTheWeek': 'the days of a week have an order of their own',
	'campaign.launch steps.step': 'in the order in which people think of an email',
	'inbox.updateCategory change': 'what is usual first, what takes something away after it',
	'inbox.reply attachments.file': 'the address first, without which there is no file',
	'lead.updateCategory change': 'what is usual first, what takes something away after it',
};

const namesOf = (entries: unknown): string[] =>
	((entries ?? []) as Array<Partial<INodePropertyOptions & INodeProperties>>).map((entry) =>
		entry.displayName !== undefined ? entry.displayName : String(entry.name),
	);

const sorted = (names: string[]): string[] => [...names].sort((a, b) => a.localeCompare(b));

const each = everySpec.map((spec): [string, Named] => [spec.name, spec]);

describe.each(each)('%s', (name, { operation }) => {
	const fields = placedFields(operation);
	const shown = fields.filter(({ field }) => field.type !== 'notice');

	test('names no field twice', () => {
		const paths = fields.map(({ path }) => path);
		expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
		// A collection must not stand beside a field of the same name, in a request or in a workflow.
		const titles = fields.filter(({ inside }) => !inside).map(({ field }) => field.displayName);
		const twice = titles.filter((title, index) => titles.indexOf(title) !== index);
		// Two forms of the same thing, of which one is shown.
		const forms = ['Custom Fields', 'Steps', 'To', 'To Email'];
		expect(twice.filter((title) => !forms.includes(title))).toEqual([]);
	});

	test('lists in the order of the alphabet', () => {
		for (const { path, field } of shown) {
			if (Object.hasOwn(ordered, `${name} ${path}`)) continue;
			const lists =
				field.type === 'fixedCollection'
					? (field.options ?? []).map((group) => ({
							at: `${path}.${group.name}`,
							names: namesOf('values' in group ? group.values : []),
						}))
					: [{ at: path, names: namesOf(field.options) }];
			for (const { at, names } of lists) {
				// Few fields of a form stand in the order in which they are filled in; lists do not.
				if (Object.hasOwn(ordered, `${name} ${at}`)) continue;
				if (field.type === 'fixedCollection' && names.length < 5) continue;
				expect([at, names]).toEqual([at, sorted(names)]);
			}
		}
	});

	test('describes each field, and gives an example where one is typed', () => {
		for (const { path, field } of shown) {
			const { type, description, placeholder, typeOptions } = field;
			// Collections are named by what they add.
			if (type === 'collection' || type === 'fixedCollection') {
				expect([path, placeholder]).toEqual([path, expect.stringMatching(/^(Add|Set) [A-Z]/)]);
			} else {
				expect([path, description]).toEqual([path, expect.stringMatching(/^[A-Z].{9,}/)]);
			}
			if (type === 'string' || type === 'json') {
				expect([path, placeholder]).toEqual([
					path,
					expect.stringMatching(/^(e\.g\. .+|name@email\.com)$/),
				]);
			}
			if (type === 'boolean') {
				expect([path, description]).toEqual([path, expect.stringMatching(/^Whether /)]);
			}
			if (type === 'resourceLocator') {
				for (const mode of field.modes ?? []) {
					const example =
						mode.type === 'list'
							? /^Select (an [aeiuAE]|a (?![aeiou]))[^…]*(?<!s)…$/
							: /^(e\.g\. .+|name@email\.com)$/;
					expect([path, mode.name, mode.placeholder]).toEqual([
						path,
						mode.name,
						expect.stringMatching(example),
					]);
				}
			}
			if (type === 'options' && !typeOptions?.loadOptionsMethod) {
				expect([path, namesOf(field.options).length > 1]).toEqual([path, true]);
			}
		}
	});

	test('has filters that narrow, and nothing else among them', () => {
		const filters = shown.filter(({ path }) => path.startsWith('filters.'));
		const others = filters.filter(({ field: { displayName, name, description = '' } }) =>
			[displayName, name, description].some((words) =>
				/^(include|fetch|show|sort|columns|time ?zone|full ?data)\b|\bwhether to return .*as well|API key/i.test(
					words,
				),
			),
		);
		// Of the inbox, "include" says which conversations come.
		const titles = others.map(({ field }) => field.displayName);
		expect(titles.filter((title) => !/^Include With(out)? Category$/.test(title))).toEqual([]);
	});

	test('has options that do not narrow', () => {
		const narrowing = shown.filter(
			({ path, field: { displayName, description = '' } }) =>
				isRead(operation) &&
				path.startsWith('options.') &&
				(/^(Only|No|From|Until|After|Before) /.test(description) ||
					/^(From|To|Folder|Status|.* (After|Before))$/.test(displayName)),
		);
		expect(narrowing.map(({ path }) => path)).toEqual([]);
	});

	test('asks for nothing of which nobody knows what it takes', () => {
		// Without conditions, nobody ever comes into a subsequence.
		if (name === 'campaign.createSubsequence') return;
		const unknown = shown.filter(
			({ field, inside }) =>
				inside && /not document (?!all)|does not say/.test(field.description ?? ''),
		);
		expect(unknown.map(({ path }) => path)).toEqual([]);
	});

	test('has defaults that exist and loosen nothing', () => {
		const collections = shown
			.filter(({ field }) => field.type === 'collection')
			.map(({ path }) => path);
		for (const { path, field } of shown) {
			const { type, options, typeOptions, default: preset } = field;
			if ((type === 'options' || type === 'multiOptions') && !typeOptions?.loadOptionsMethod) {
				const values = ((options ?? []) as INodePropertyOptions[]).map(({ value }) => value);
				expect([path, values]).toEqual([path, expect.arrayContaining([preset].flat())]);
			}
			// Adding a switch is what switches it on: off, it would say something and do nothing.
			const isAdded = collections.some((one) => path === `${one}.${field.name}`);
			if (type === 'boolean' && isAdded) expect([path, preset]).toEqual([path, true]);
			const loosens = /ignore|force|skip|remove|delete|override/i.test(path);
			if (type === 'boolean' && loosens && !isAdded) expect([path, preset]).toEqual([path, false]);
		}
	});

	test('says what it is in the words of n8n', () => {
		const { action, description } = operation;
		expect(operation.name).toMatch(/^[A-Z]/);
		const plain = action.replaceAll(
			/\b(AI|API|CSV|DKIM|DNS|Gmail|Google Sheets|IP|OAuth|Outlook|SMTP|SPF|A\/B|SmartLead)\b/g,
			'it',
		);
		expect(plain).toMatch(/^([A-Z]|it)[^A-Z]*$/);
		expect(description).toMatch(/^[A-Z].{15,}/);
		// One sentence has no full stop; several have.
		const sentences = description.split(/\. /).length;
		expect([description, description.endsWith('.')]).toEqual([description, sentences > 1]);
	});
});

describe.each(products)('$className', ({ node, resources }) => {
	test.each(Object.entries(resources))(
		'%s begins with an operation that harms nobody',
		(_, resource) => {
			const first = Object.hasOwn(resource.operations, resource.default)
				? resource.operations[resource.default]
				: undefined;
			expect(first).toBeDefined();
			expect(first?.destructive ?? false).toBe(false);
			expect(first?.cost).toBeUndefined();
			expect(first?.sendsEmail ?? false).toBe(false);
		},
	);

	test('begins with a resource that it has', () => {
		expect(Object.keys(resources)).toContain(node.description.properties[0]?.default);
	});

	test('shows resource and operation before every other condition', () => {
		// n8n takes a field for shown as soon as it meets an expression.
		for (const { name, displayOptions } of node.description.properties.slice(1)) {
			const [first, second] = Object.keys(displayOptions?.show ?? {});
			expect([name, first]).toEqual([name, 'resource']);
			expect([name, second]).toEqual([name, name === 'operation' ? undefined : 'operation']);
		}
	});
});

test('no two nodes have resources of the same name', () => {
	const names = products.flatMap(({ resources }) => Object.keys(resources));
	expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

/** What an expression gives that finds nothing, in each field that has to be filled in. */
function emptied(operation: Operation): INodeParameters {
	const nothing = '={{ $json.nothing }}';
	const required = placedFields(operation).filter(({ field, inside }) => field.required && !inside);
	return Object.fromEntries(
		required.map(({ field: { name, type } }) => [
			name,
			type === 'resourceLocator' ? { __rl: true, mode: 'id', value: nothing } : nothing,
		]),
	);
}

describe('an operation that changes something sends nothing', () => {
	const sandbox = new Sandbox({ keys: [testKey] });
	// What takes no parameter cannot lack one.
	const changing = everySpec.filter(
		({ operation }) =>
			!isRead(operation) &&
			fieldsOf(operation).some(({ name, type }) => name !== 'options' && type !== 'notice'),
	);
	let door: { close(): void };

	beforeAll(() => {
		door = openNockDoor(sandbox);
	});
	afterAll(() => door.close());

	/** n8n itself refuses a required field that is empty; expressions it leaves to us. */
	const said = async ({ name }: Named, parameters: INodeParameters): Promise<string> => {
		const [resource = '', operation = ''] = name.split('.');
		const items = [{ email: 'new1@example.com' }];
		return await runNode({ parameters: { resource, operation, ...parameters }, items }).then(
			({ error }) => error?.message ?? 'It ran',
			(error: Error) => error.message,
		);
	};

	test.each(changing.map((spec): [string, Named] => [spec.name, spec]))('%s', async (_, spec) => {
		expect(await said(spec, {})).toMatch(/ is required| is empty$/);
		expect(await said(spec, emptied(spec.operation))).toMatch(/^'.+' (is empty|has no step)$/);
		expect(sandbox.log).toEqual([]);
	});
});

describe('the order of the panel', () => {
	test.each(everySpec.map((spec): [string, Named] => [spec.name, spec]))(
		'%s',
		(_, { operation }) => {
			const names = fieldsOf(operation).map(({ name }) => name);
			const asked = names.filter((name) => name !== 'options');
			// What is optional stands last, after how much of a list is wanted.
			if (asked.includes('filters')) expect(asked.at(-1)).toBe('filters');
			for (const { name, displayOptions } of operation.fields ?? []) {
				const on = Object.keys(displayOptions?.show ?? {}).find((one) => names.includes(one));
				if (on === undefined) continue;
				// Only others that show with it stand between a field and what decides on it.
				const between = fieldsOf(operation).slice(names.indexOf(on) + 1, names.indexOf(name));
				expect(between.filter((one) => !one.displayOptions?.show?.[on])).toEqual([]);
			}
		},
	);
});

/** Lists of the same records. */
const sameIds: Record<string, string> = {
	searchAllLeads: 'searchLeads',
	// A search keeps its id when its contacts are fetched.
	searchFetchedSearches: 'searchSearches',
};

test('a parameter of one name means one thing: n8n keeps its value when the operation changes', () => {
	const meanings = new Map<string, Set<string>>();
	for (const { operation } of everySpec) {
		for (const { field, inside } of placedFields(operation)) {
			if (inside || field.type !== 'resourceLocator') continue;
			const list = field.modes?.find(({ name }) => name === 'list')?.typeOptions;
			const method = list?.searchListMethod ?? '';
			const kind = Object.hasOwn(sameIds, method) ? sameIds[method] : method;
			meanings.set(field.name, (meanings.get(field.name) ?? new Set()).add(kind));
		}
	}
	const several = [...meanings].filter(([, kinds]) => kinds.size > 1);
	expect(several.map(([name, kinds]) => [name, ...kinds])).toEqual([]);
});
