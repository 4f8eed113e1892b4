import type { CatalogOperation, CatalogParam, CatalogValue } from './catalog';

/** A request that an operation accepts: path and query as text, the body as JSON. */
export interface ExampleRequest {
	path: Record<string, string>;
	query: Record<string, string>;
	/** Undefined for an operation that takes no body. */
	body: unknown;
}

/** How much of what an operation knows is filled in. */
export type Extent = 'all' | 'required';

/** Texts for the patterns of the catalog; the first that fits is taken. */
const samples = ['09:00', '10', '12', '#33aa55', 'Example key', 'example'];

/** Hands out 11, 12, 13 …, so that no two numbers of a request can be mistaken for each other. */
class Numbers {
	private last = 10;

	next(min = -Infinity, max = Infinity): number {
		this.last += 1;
		return Math.min(Math.max(this.last, min), max);
	}
}

function fitLength(text: string, value: CatalogValue): string {
	const longEnough = text.padEnd(value.minLength ?? 0, 'x');
	return longEnough.slice(0, value.maxLength ?? longEnough.length);
}

function dateFor(name: string): string {
	// The end of a range lies after its start.
	return /(^|[_.])(end|to|until)([_.]|$)|End$|To$/.test(name) ? '2026-01-31' : '2026-01-15';
}

function textFor(value: CatalogValue, name: string, numbers: Numbers): string {
	if (value.format === 'email') return `person${numbers.next()}@example.com`;
	if (value.format === 'uri' || /_url$/.test(name)) return `https://example.com/${name}`;
	if (value.format === 'date') return dateFor(name);
	if (value.format === 'date-time') return `${dateFor(name)}T10:30:00.000Z`;
	// Days and time zones that the reference describes in words only.
	if (/_date$|_gt$|_time_(from|to)$/.test(name)) return dateFor(name);
	if (/^time_?zone$/.test(name)) return 'Europe/Berlin';
	if (value.pattern) {
		if (name.startsWith('end') && new RegExp(value.pattern).test('17:00')) return '17:00';
		const sample = samples.find((text) => new RegExp(value.pattern ?? '').test(text));
		if (sample === undefined) throw new Error(`No sample fits ${value.pattern} (${name})`);
		return sample;
	}
	// Lists of ids as text.
	if (/_ids$/.test(name)) return `${numbers.next()},${numbers.next()}`;
	if (value.numericString) return String(numbers.next(value.min, value.max));
	return fitLength(`Example ${name}`, value);
}

function listFor(value: CatalogValue, name: string, extent: Extent, numbers: Numbers): unknown[] {
	const items = value.items ?? { type: 'string' };
	const length = Math.max(value.minItems ?? 0, Math.min(2, value.maxItems ?? 2));
	return Array.from({ length }, (_, index) => {
		const choice = items.enum?.[index % items.enum.length];
		return choice ?? exampleValue(items, `${name}${index + 1}`, extent, numbers);
	});
}

function objectFor(value: CatalogValue, extent: Extent, numbers: Numbers): Record<string, unknown> {
	if (!value.properties) return { example_key: 'example value' };
	return Object.fromEntries(
		Object.entries(value.properties)
			.filter(([, inner]) => extent === 'all' || inner.required)
			.map(([key, inner]) => [key, exampleValue(inner, key, extent, numbers)]),
	);
}

function exampleValue(
	value: CatalogValue,
	name: string,
	extent: Extent,
	numbers: Numbers,
): unknown {
	if (value.enum?.[0] !== undefined) return value.enum[0];
	// "One or many": the single value, the simpler of the two.
	switch (value.type.split('|')[0]) {
		case 'array':
			return listFor(value, name, extent, numbers);
		case 'object':
			return objectFor(value, extent, numbers);
		case 'boolean':
			return true;
		case 'number':
		case 'integer':
			return numbers.next(value.min, value.max);
		default:
			return textFor(value, name, numbers);
	}
}

const pushFilters = { status: 'COMPLETED', leadEmail: 'example.com' };

/** Bodies that the list of parameters alone does not get right. */
const bodies: Record<string, Record<Extent, unknown>> = {
	// Ids or all leads, never both and never neither.
	'lead.pushToList': {
		required: { listId: 11, leadIds: [12, 13] },
		all: { listId: 11, allLeads: true, filters: pushFilters, action: 'copy' },
	},
	'lead.pushFromCampaignToList': {
		required: { campaignId: '11', listId: '12', leadMapIds: [13, 14] },
		all: {
			campaignId: '11',
			listId: '12',
			allLeads: true,
			filters: pushFilters,
			archivedFromAllCampaign: true,
		},
	},
	// One of two forms, never both and never neither: this is the flat one.
	'campaign.updateSchedule': {
		required: {
			timezone: 'Europe/Berlin',
			days_of_the_week: [1, 2, 3],
			start_hour: '09:00',
			end_hour: '17:00',
		},
		all: {
			timezone: 'Europe/Berlin',
			days_of_the_week: [1, 2, 3],
			start_hour: '09:00',
			end_hour: '17:00',
			min_time_btw_emails: 11,
			max_new_leads_per_day: 12,
			schedule_start_time: '2026-01-15T10:30:00.000Z',
		},
	},
	// A step has a text of its own or variants that carry it.
	'campaign.saveSequences': {
		required: {
			sequences: [
				{
					seq_number: 1,
					email_body: '<p>Example mail</p>',
					seq_delay_details: { delay_in_days: 0 },
				},
			],
		},
		all: {
			sequences: [
				{
					id: null,
					seq_number: 1,
					subject: 'Example subject',
					email_body: '<p>Example mail</p>',
					seq_delay_details: { delay_in_days: 0 },
					seq_type: 'EMAIL',
				},
				{
					id: null,
					seq_number: 2,
					subject: '',
					email_body: '',
					seq_delay_details: { delay_in_days: 3 },
					seq_type: 'EMAIL',
					seq_variants: [
						{
							id: null,
							variant_label: 'A',
							subject: 'Example subject A',
							email_body: '<p>Example A</p>',
							variant_distribution_percentage: 40,
						},
						{
							id: null,
							variant_label: 'B',
							subject: 'Example subject B',
							email_body: '<p>Example B</p>',
							variant_distribution_percentage: 60,
						},
					],
					variant_distribution_type: 'MANUAL_PERCENTAGE',
					lead_distribution_percentage: 20,
					winning_metric_property: 'OPEN_RATE',
				},
			],
		},
	},
};

/**
 * A request that the catalog allows: with everything the operation knows, or with no more than it
 * demands. The same operation always gives the same request.
 */
export function exampleRequest(operation: CatalogOperation, extent: Extent): ExampleRequest {
	const numbers = new Numbers();
	const wanted = operation.params.filter((param) => extent === 'all' || param.required);
	const valuesIn = (place: CatalogParam['in']) =>
		wanted
			.filter((param) => param.in === place)
			.map((param) => [param.name, exampleValue(param, param.name, extent, numbers)] as const);
	const asText = (place: 'path' | 'query') =>
		Object.fromEntries(valuesIn(place).map(([name, value]) => [name, String(value)]));
	const takesBody = operation.params.some((param) => param.in === 'body');
	const path = asText('path');
	const query = asText('query');
	const body = bodies[operation.id]?.[extent] ?? Object.fromEntries(valuesIn('body'));
	// The catalog's name for a body that is a bare list.
	const { $root = body } = body as Record<string, unknown>;
	return { path, query, body: takesBody ? $root : undefined };
}
