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
