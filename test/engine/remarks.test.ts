import { Remarks } from '../../nodes/engine/run/output';

test('each heading is said once, with its details behind it, of which the first twenty are named', () => {
	const remarks = new Remarks();
	expect(remarks.sentences).toEqual([]);
	remarks.add('Nothing more to say');
	for (const detail of ['a', 'b', 'a']) remarks.add('Left out', detail);
	for (let step = 1; step <= 23; step++) remarks.add('Changed', `step ${step}`);
	expect(remarks.sentences).toEqual([
		'Nothing more to say',
		'Left out: a, b',
		expect.stringMatching(/^Changed: step 1, .*step 20 and 3 more$/),
	]);
});

describe('what is missing is said unless one item has it', () => {
	const said = (...found: boolean[]) => {
		const remarks = new Remarks();
		for (const isFound of found) remarks.add('Nowhere', 'Column', isFound);
		return remarks.sentences;
	};

	test.each<[boolean[]]>([[[true]], [[true, false]], [[false, true]], [[false, true, false]]])(
		'found: %j',
		(found) => expect(said(...found)).toEqual([]),
	);

	test('found nowhere', () => expect(said(false, false)).toEqual(['Nowhere: Column']));

	test('each by itself, under the same heading', () => {
		const remarks = new Remarks();
		remarks.add('Nowhere', 'One', false);
		remarks.add('Nowhere', 'Two', false);
		remarks.add('Nowhere', 'One', true);
		expect(remarks.sentences).toEqual(['Nowhere: Two']);
	});
});
