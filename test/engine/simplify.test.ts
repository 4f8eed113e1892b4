import { simplified, withNumbers } from '../../nodes/engine/run/simplify';

describe('simplified', () => {
	it('is what was chosen: first place that has a value, nothing for what is missing', () => {
		const simplify = {
			id: 'id',
			tz: ['schedule.tz', 'timezone'],
			gone: 'gone',
			zero: 'zero',
			no: 'no',
		};
		const row = { id: 1, timezone: 'UTC', zero: 0, no: null, other: 'x' };
		expect(simplified(row, simplify)).toEqual({ id: 1, tz: 'UTC', zero: 0, no: null });
	});

	describe('the entries of a list', () => {
		const simplify = {
			mails: {
				path: ['mails', 'history.mails'],
				each: { from: 'from', text: ['text', 'body'] },
				inherited: { from: 'history.from' },
			},
		};

		it.each([
			['each by itself', { mails: [{ body: 'a', x: 1 }] }, { mails: [{ text: 'a' }] }],
			[
				'with what stands around them',
				{ history: { mails: [{ text: 'a' }, { from: 'c' }], from: 'b' } },
				{ mails: [{ from: 'b', text: 'a' }, { from: 'c' }] },
			],
			['none', { mails: [] }, { mails: [] }],
			['values', { mails: ['a'] }, { mails: ['a'] }],
			['no list at all', { mails: 'a' }, { mails: 'a' }],
			['nothing', { id: 1 }, {}],
		])('%s', (_, row, expected) => expect(simplified(row, simplify)).toEqual(expected));
	});
});

describe('counts and percentages', () => {
	it.each<[string, number]>([
		['359', 359],
		['0', 0],
		['12%', 12],
		['12.5%', 12.5],
		['+25%', 25],
		['-3.2', -3.2],
		[' 1,250 ', 1250],
		['0.00', 0],
	])('"%s" is a number', (text, number) => {
		for (const name of ['sent_count', 'reply_rate', 'positive_replied', 'total', 'clientHealth']) {
			expect(withNumbers({ [name]: text })).toEqual({ [name]: number });
			expect(withNumbers({ stats: [{ [name]: text }] })).toEqual({ stats: [{ [name]: number }] });
		}
	});

	it.each([
		'',
		' ',
		'007',
		'12 %x',
		'1e3',
		'0x10',
		'2h 15m',
		'1,2',
		'12345678901234567890',
		'2026-01-01',
		'NaN',
	])('"%s" is none', (text) => expect(withNumbers({ count: text })).toEqual({ count: text }));

	it.each([
		...['id', 'campaign_id', 'stats_id', 'leadId', 'email_lead_map_id', 'client_ids', 'uuid'],
		...['name', 'campaign_name', 'lead_email', 'email_account', 'domain', 'tag', 'category'],
		...['subject_line', 'email_subject', 'variant_label', 'date', 'month', 'time_range'],
		...['status', 'phone_number', 'percentageChangeText', 'created_at', 'timezone'],
	])('%s names something and stays text', (name) => {
		expect(withNumbers({ [name]: '2026' })).toEqual({ [name]: '2026' });
	});

	it('what is a number, a flag or nothing stays', () => {
		const row = { sent: 5, open: true, none: null, list: [1, '2'] };
		expect(withNumbers(row)).toEqual(row);
	});
});

it('looks at no second place of a field whose first one is filled', () => {
	let looks = 0;
	const row = {
		first: 1,
		get second() {
			looks++;
			return 2;
		},
	};
	expect(simplified(row, { value: ['first', 'second'] })).toEqual({ value: 1 });
	expect(looks).toBe(0);
});
