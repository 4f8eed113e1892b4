import type { INodeParameters } from 'n8n-workflow';

import { stage } from '../engine/stage';
import { slots, type Slot } from './slots';

/** Texts that SmartLead fills in for each lead: its variables stay in them, in an expression too. */
const { run, sandbox } = stage();

const isText = ({ field }: Slot) =>
	field.typeOptions?.smartLeadVariables === true && field.type !== 'json';
const texts = slots.filter(isText);

const given =
	'=For {{ $json.city }}: {{first_name}}, {{First Name}} {a|b} {{ 1 + 1 }} {{ hi | "x" }}';
const wanted = 'For Lisbon: {{first_name}}, {{First Name}} {a|b} 2 {{ hi | "x" }}';

async function sent({ spec, base, put }: Slot, value: string, more: INodeParameters = {}) {
	sandbox.reset();
	base.scene?.(sandbox.state);
	const [first = {}] = base.items ?? [{}];
	const parameters = { ...put(value), resource: spec.name.split('.')[0], ...more };
	const ended = await run(parameters, { items: [{ ...first, city: 'Lisbon', text: '{{x}}' }] });
	return { ...ended, bodies: JSON.stringify(sandbox.log.map(({ json }) => json)) };
}

test('no text of this kind is without its mark', () => {
	// By what the API calls them: what is written into emails, and what its AI is told.
	const kind = /(subject|body|signature|prompt_content|unsubscribe_text)$/;
	const marked = new Set(texts.map(({ spec, field }) => `${spec.name} ${field.name}`));
	const missing = slots.filter(({ spec: { name, operation }, field }) => {
		const bodies = { ...operation.body, ...operation.filters?.body, ...operation.optional?.body };
		const parameter = Object.keys(bodies).find((key) => {
			const one = bodies[key];
			return ('encode' in one ? one.field : one) === field;
		});
		return (
			parameter !== undefined &&
			kind.test(parameter) &&
			field.type === 'string' &&
			// What is quoted was written by somebody else.
			parameter !== 'reply_email_body' &&
			!marked.has(`${name} ${field.name}`)
		);
	});
	expect(missing.map(({ name, spec }) => `${spec.name} ${name}`)).toEqual([]);
	expect(texts.length).toBeGreaterThan(10);
});

const named = texts.map((slot): [string, Slot] => [`${slot.spec.name} ${slot.name}`, slot]);

test.each(named)('%s', async (_, slot) => {
	const { error, bodies } = await sent(slot, given);
	expect(error).toBeUndefined();
	expect(bodies).toContain(JSON.stringify(wanted).slice(1, -1));

	const asData = await sent(slot, '={{ $json.text }} and {{first_name}}');
	expect(asData.bodies).toContain('{{x}} and {{first_name}}');

	const lost = await sent(slot, '={{ first_name || "there" }}');
	expect(lost.error?.message).toMatch(
		`'${slot.field.displayName}' has {{ first_name || "there" }}`,
	);
	expect(lost.bodies).toBe('[]');
});

const [steps] = slots.filter(({ field }) => field.name === 'stepsJson');

test('steps in JSON', async () => {
	const text =
		'=[{ "subject": "{{First Name}}", "email_body": "<p>{{first_name}}, {{ $json.city }}</p>" }]';
	const { error, bodies } = await sent(steps, text);
	expect(error).toBeUndefined();
	expect(bodies).toContain('"subject":"{{First Name}}"');
	expect(bodies).toContain('<p>{{first_name}}, Lisbon</p>');
});

test('steps that one expression makes keep what is outside of it, or are refused', async () => {
	const within = '={{ [{ subject: "Hi", email_body: "Hi {{first_name}}" }] }}';
	const { error, bodies } = await sent(steps, within);
	expect(error?.message).toMatch(/^'Steps' has \{\{.*first_name.*Write SmartLead's variables/);
	expect(bodies).toBe('[]');
	const escaped = '={{ [{ subject: "Hi", email_body: "Hi {{first_name\\}}" }] }}';
	expect((await sent(steps, escaped)).bodies).toContain('Hi {{first_name}}');
});

test('an AI agent runs the node', async () => {
	const slot = texts.find(({ field }) => field.name === 'promptContent');
	if (!slot) throw new Error('There is no such field');
	sandbox.reset();
	const { error } = await run(
		{ ...slot.put(given), resource: slot.spec.name.split('.')[0] },
		{ items: [{ city: 'Lisbon' }], tool: true },
	);
	expect(error).toBeUndefined();
	expect(JSON.stringify(sandbox.log.map(({ json }) => json))).toContain('{{first_name}}, {{First');
});
