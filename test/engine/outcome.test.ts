import {
	fieldsOf,
	judge,
	judgeFailure,
	sentenceOf,
	type Documented,
} from '../../nodes/engine/http/outcome';

const now = Date.UTC(2026, 0, 15, 10, 30);
const answer = (
	status: number,
	body: unknown,
	headers: Record<string, string> = {},
	documented?: Documented,
) =>
	judge(
		{
			status,
			headers: { 'content-type': 'application/json', ...headers },
			text: typeof body === 'string' ? body : JSON.stringify(body),
		},
		now,
		documented,
	);

/** Every shape of errors.md, section 3: the sentence, wherever the endpoint puts it. */
describe('the sentence of a refusal', () => {
	it.each([
		[404, { error: 'Campaign not found' }, 'Campaign not found'],
		[422, { error: 'limit must be 20', field: 'limit', provided_value: 50 }, 'limit must be 20'],
		[
			422,
			{ error: 'cannot exceed 400', provided_count: 500, max_allowed: 400 },
			'cannot exceed 400',
		],
		[
			400,
			{ error: 'Invalid event_time_from format...', status: 'error' },
			'Invalid event_time_from format...',
		],
		[404, { message: 'Email account not found', status: 'error' }, 'Email account not found'],
		[404, { ok: false, error: 'No reply found' }, 'No reply found'],
		[400, { ok: false, message: 'Invalid token' }, 'Invalid token'],
		[
			400,
			{ ok: false, message: 'SMTP connection failed', error: 'Invalid credentials' },
			'SMTP connection failed: Invalid credentials',
		],
		[404, { ok: false, message: 'Not found!', errorCode: 'ACCOUNT_NOT_FOUND' }, 'Not found!'],
		[
			400,
			{ success: false, message: 'Valid account ID is required' },
			'Valid account ID is required',
		],
		[
			400,
			{ success: false, error: { code: 'CAMPAIGN_ACTIVE', message: 'Stop it first.' } },
			'Stop it first.',
		],
		[
			422,
			{ error: { code: 'VALIDATION_ERROR', message: 'Bad name', details: { field: 'name' } } },
			'Bad name',
		],
		[
			400,
			{ statusCode: 400, error: 'Bad Request', message: '"body" must be a string' },
			'"body" must be a string',
		],
		[400, { validation: { body: { message: 'too long', keys: ['name'] } } }, 'too long'],
		[422, { errors: [{ field: 'email', message: 'is not valid' }] }, 'is not valid'],
		[422, { errors: ['name is required'] }, 'name is required'],
		[400, 'lead_id is not allowed', 'lead_id is not allowed'],
		[400, '"lead_id is not allowed"', 'lead_id is not allowed'],
		[401, { message: 'Invalid API Key' }, 'Invalid API Key'],
		[
			401,
			{ success: false, error: { code: 'UNAUTHORIZED', message: 'Missing key' } },
			'Missing key',
		],
		[
			401,
			{ statusCode: 401, message: 'Unauthorized', error: 'User not authenticated' },
			'Unauthorized: User not authenticated',
		],
		[402, { success: false, message: 'No credits', data: null }, 'No credits'],
		[403, { message: 'Forbidden' }, 'Forbidden'],
		[406, { ok: true, message: 'Only 3 times a day' }, 'Only 3 times a day'],
		[409, { ok: false, error: 'Name taken' }, 'Name taken'],
		[200, { ok: false, error: 'Nothing was updated' }, 'Nothing was updated'],
		[200, { success: false, message: 'Limit exceeded' }, 'Limit exceeded'],
		[404, '', undefined],
		[404, {}, undefined],
		[404, { error: {} }, undefined],
		[404, [], undefined],
	])('%d %j', (status, body, said) => {
		expect(answer(status, body)).toMatchObject({ kind: 'refused', status, said });
	});

	it('is one line, and not endless', () => {
		expect(sentenceOf({ error: 'a\n\t b' })).toBe('a b');
		expect(sentenceOf('x'.repeat(1000))).toHaveLength(301);
	});
});

/** A crash is one under whatever status it comes. */
describe('a failure with the status of a success', () => {
	it.each([
		{ ok: false, error: "Cannot read properties of undefined (reading 'email')" },
		{ ok: false, message: 'Cannot set property id of null' },
		{ success: false, message: 'lead.map is not a function' },
		{ success: false, error: { code: 'INTERNAL', message: 'Internal server error' } },
		{ success: false, message: 'Something went wrong, please try again' },
		{ success: false, statusCode: 500, message: 'Invalid lead id' },
		{ success: false, status: '503', message: 'Try later' },
		{ ok: false, error: 'Query timed out' },
		{ ok: false, error: 'connect ECONNREFUSED 10.0.0.1:5432' },
		{ ok: false, error: 'deadlock detected' },
	])('is uncertain where it speaks of a crash, and its words are kept: %j', (body) => {
		const said = sentenceOf(body);
		expect(answer(200, body)).toMatchObject({ kind: 'uncertain', status: 200, said });
	});

	it.each([
		{ error: 'Campaign not found' },
		{ error: 'limit must be between 1 and 20', field: 'limit', provided_value: 50 },
		{ error: { code: 'VALIDATION_ERROR', message: 'Name is too long' } },
		{ message: 'Email account not found', status: 'error' },
		{ statusCode: 400, error: 'Bad Request', message: '"name" is required', data: null },
		{ status: 404, message: 'No such campaign' },
		{ code: '422', message: 'Bad', data: [] },
		{ errors: [{ field: 'name', message: 'is required' }] },
		{ success: 'false', message: 'No' },
		{ ok: 'False', error: 'No' },
		{ sucess: false, message: 'No' },
	])('is one where nothing else stands in it, or a flag in any spelling says so: %j', (body) => {
		for (const answers of [true, false]) {
			const outcome = answer(200, body, {}, { answers });
			expect(outcome).toMatchObject({ kind: 'refused', status: 200, said: sentenceOf(body) });
		}
	});

	it.each([
		{ statusCode: 500, message: 'Try later' },
		{ status: 503, error: 'Service Unavailable' },
		{ error: 'Internal server error' },
		{ message: 'Internal server error' },
		{ message: 'Service Unavailable', path: '/api/v1/campaigns' },
		'Internal Server Error',
		'upstream connect error or disconnect/reset before headers',
	])('is uncertain where it stands alone and is none of ours: %j', (body) => {
		expect(answer(200, body)).toMatchObject({ kind: 'uncertain', status: 200 });
	});

	it.each([
		[{ statusCode: 429, message: 'Too Many Requests' }, undefined],
		[{ status: 429, error: 'Slow down', retry_after: 7 }, 7000],
		[{ message: 'Too many requests. Please retry after 30 seconds.' }, undefined],
		[{ ok: false, error: 'Rate limit exceeded' }, undefined],
		[{ message: 'ThrottlerException: Too Many Requests' }, undefined],
		['Too Many Requests', undefined],
		[
			{ success: false, error: { code: 'RATE_LIMIT_EXCEEDED', message: 'x', retry_after: 30 } },
			30_000,
		],
	])('is the rate limit where it says 429: %j', (body, wait) => {
		expect(answer(200, body)).toMatchObject({ kind: 'throttled', status: 429, wait });
	});

	it.each([
		{ statusCode: 401, success: false, message: 'Unauthorized', error: 'User not authenticated' },
		{ success: false, error: { code: 'UNAUTHORIZED', message: 'Invalid or missing API key' } },
		{ message: 'Invalid API Key' },
		{ message: 'Not authorized' },
		'Unauthorized',
	])('is about the key where it says 401: %j', (body) => {
		expect(answer(200, body)).toMatchObject({ kind: 'refused', status: 401 });
	});

	it.each([
		{ id: 1, error: 'smtp failed', status: 'error' },
		{ ok: true, error: 'one was skipped' },
		{ success: true, message: 'done', errors: ['x'] },
		{ error: null, errors: [], message: 'done' },
		{ status: 'success', message: 'done' },
		{ statusCode: 200, message: 'done' },
		{ results: [{ error: 'No' }], summary: { error: 1 } },
		{ success: false, statusCode: 429, data: [{ id: 1 }] },
		{ ok: true, message: 'Too many requests' },
		{ id: 1, message: 'Unauthorized' },
		{ message: 'Nobody was unauthorized' },
		'Rate limits were raised',
		'email,note\nlead1@example.com,Internal server error',
	])('is none, or at least no rate limit, where there is more to it: %j', (body) => {
		const isNo = typeof body === 'object' && 'success' in body && body.success === false;
		const kind = isNo ? 'refused' : 'accepted';
		expect(answer(200, body)).toMatchObject({ kind });
	});

	it('is a refusal where it says what is documented', () => {
		const refusals = ['Something went wrong with the OTP'];
		const body = { ok: false, message: 'Something went wrong with the OTP.' };
		expect(answer(200, body, {}, { refusals })).toMatchObject({ kind: 'refused' });
	});
});

describe('success', () => {
	it.each([
		['a record', { id: 1 }, { id: 1 }],
		['a list', [1], [1]],
		['ok', { ok: true }, { ok: true }],
		['misspelt success', { sucess: true }, { sucess: true }],
		['nothing', {}, {}],
		['null', 'null', null],
		['empty text', '', ''],
		['text under a JSON type', 'Email added to the queue', 'Email added to the queue'],
		['JSON after a byte order mark', '\uFEFF{"id":1}', { id: 1 }],
	])('%s', (_, body, data) => {
		expect(answer(200, body)).toEqual({ kind: 'accepted', data });
		expect(answer(201, body)).toMatchObject({ kind: 'accepted' });
	});

	it('JSON under another type is JSON, and text in brackets that is none is broken', () => {
		const html = { 'content-type': 'text/html' };
		expect(answer(200, '{"id":1}', html)).toEqual({ kind: 'accepted', data: { id: 1 } });
		expect(answer(200, '{"id":1', html)).toMatchObject({ kind: 'uncertain' });
	});

	it('CSV is text, also where it begins like JSON', () => {
		const csv = '{a},b\n1,2';
		expect(answer(200, csv, { 'content-type': 'text/csv' })).toEqual({
			kind: 'accepted',
			data: csv,
		});
	});
});

/** The documented sentence alone, for the operation that documents it, tells a refusal from a crash. */
describe('a 500', () => {
	const refusals = ['Invalid lead id', 'This is the last sequence. You cannot resume this lead.'];

	it.each([
		{ error: 'Invalid lead id' },
		{ message: 'Invalid lead id.' },
		{ ok: false, error: ' invalid  Lead ID\n', status: 'error' },
		{ error: { message: 'This is the last sequence. You cannot resume this lead' } },
		'Invalid lead id',
	])('is a refusal where it says what is documented: %j', (body) => {
		expect(answer(500, body, {}, { refusals })).toMatchObject({ kind: 'refused', status: 500 });
		expect(answer(500, body)).toMatchObject({ kind: 'uncertain', status: 500 });
	});

	it.each([
		{ error: "Cannot read properties of undefined (reading 'email')" },
		{ error: 'duplicate key: l5@example.com already exists' },
		{ message: 'relation "leads" must be vacuumed' },
		{ error: 'Invalid lead id 12 in row 3' },
		{ message: 'Invalid lead id', error: 'TypeError' },
		{ error: 'Error: This is the last sequence. You cannot resume this lead.' },
		{ error: 'value is required but was not found' },
		{ error: 'Wrong OTP' },
		'<html>Invalid lead id</html>',
		'',
	])('is uncertain whatever else it says, and its words are kept: %j', (body) => {
		const outcome = answer(500, body, {}, { refusals });
		expect(outcome).toMatchObject({ kind: 'uncertain', status: 500 });
		if (typeof body === 'object') expect(outcome).toHaveProperty('said', sentenceOf(body));
	});

	it.each([501, 502, 503, 504, 408])('with another status it never is one: %d', (status) => {
		const outcome = answer(status, { error: 'Invalid lead id' }, {}, { refusals });
		expect(outcome).toMatchObject({ kind: 'uncertain', status });
	});
});

describe('an empty answer', () => {
	const empty = ['', '  \n', '{}', 'null', '""'];

	it.each(empty)('to a call that has an answer is uncertain: %j', (text) => {
		for (const status of [200, 201]) {
			expect(answer(status, text, {}, { answers: true })).toMatchObject({
				kind: 'uncertain',
				status,
				why: 'Its answer was empty',
			});
		}
		expect(answer(204, text, {}, { answers: true })).toMatchObject({ kind: 'accepted' });
		expect(answer(200, text)).toMatchObject({ kind: 'accepted' });
	});

	it.each(['[]', '{"ok":true}', 'success', '0', 'false'])('is none that says %s', (text) => {
		expect(answer(200, text, {}, { answers: true })).toMatchObject({ kind: 'accepted' });
	});
});

describe('no usable answer', () => {
	it.each([
		[500, { error: 'Error while creating the campaign' }],
		[500, { message: 'Internal server error' }],
		[500, { message: 'Something went wrong' }],
		[500, { message: 'Status code 500: something went wrong' }],
		[500, { error: 'Session expired while saving' }],
		[500, ''],
		[500, '<html><body>Invalid</body></html>'],
		[502, '<html>Bad gateway</html>'],
		[503, { error: 'Invalid state' }],
		[504, ''],
		[524, '<!DOCTYPE html><title>A timeout occurred</title>'],
		[408, ''],
		[200, '<!DOCTYPE html><html></html>'],
		[200, '<!-- a comment --><center><h1>502</h1></center>'],
		[200, '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'],
		[200, '\uFEFF\n<script>location.reload()</script>'],
		[200, '{"id": 1, "na'],
		[200, '[{"id": 1}'],
	])('%d %j', (status, body) => {
		expect(answer(status, body)).toMatchObject({ kind: 'uncertain', status });
	});

	it('keeps the wait that it asks for', () => {
		expect(answer(503, '', { 'retry-after': '7' })).toMatchObject({ wait: 7000 });
	});
});

describe('429', () => {
	const date = new Date(now + 30_000).toUTCString();
	it.each([
		['seconds', '30', {}, 30_000],
		['a fraction', '0.5', {}, 500],
		['zero', '0', {}, 0],
		['a date', date, {}, 30_000],
		['the body', undefined, { error: { message: 'x', retry_after: 12 } }, 12_000],
		['the top of the body', undefined, { retry_after: '12' }, 12_000],
		['header before body', '3', { error: { retry_after: 12 } }, 3000],
		['negative, then the body', '-5', { error: { retry_after: 12 } }, 12_000],
		['garbage, then the body', 'soon', { error: { retry_after: 12 } }, 12_000],
		['a date that is over', new Date(now - 60_000).toUTCString(), {}, undefined],
		['garbage', 'soon', {}, undefined],
		['negative', '-5', {}, undefined],
		['negative in the body', undefined, { retry_after: -1 }, undefined],
		['infinite', 'Infinity', {}, undefined],
		['none', undefined, '', undefined],
		['none in HTML', undefined, '<html>slow down</html>', undefined],
	])('%s', (_, header, body, wait) => {
		const headers: Record<string, string> = header === undefined ? {} : { 'retry-after': header };
		expect(answer(429, body, headers)).toMatchObject({ kind: 'throttled', wait, status: 429 });
	});
});

describe.each([-3_600_000, -90_000, 300_000, 7_200_000])(
	'on a clock that is off by %d ms',
	(off) => {
		it('a date to wait until is read by the clock of who says it', () => {
			const headers = {
				date: new Date(now - off).toUTCString(),
				'retry-after': new Date(now - off + 30_000).toUTCString(),
			};
			expect(answer(429, {}, headers)).toMatchObject({ wait: 30_000 });
			expect(answer(503, {}, headers)).toMatchObject({ wait: 30_000 });
		});
	},
);

describe('a redirect', () => {
	it.each([
		['https://app.example.com/x?api_key=abc#y', 'app.example.com'],
		['//app.example.com:8443/x', 'app.example.com:8443'],
		['https://user:pass@app.example.com/', 'app.example.com'],
		['/login?api_key=abc', undefined],
		[undefined, undefined],
	])('names the host of %s and nothing more', (location, to) => {
		const headers: Record<string, string> = location === undefined ? {} : { location };
		for (const status of [301, 302, 303, 307, 308]) {
			expect(answer(status, '', headers)).toMatchObject({ kind: 'refused', status, to });
		}
	});
});

it.each([403, 404, 502, 200])('a web page with %d has no sentence', (status) => {
	expect(answer(status, '<html><body>Access denied</body></html>')).not.toHaveProperty(
		'said',
		expect.any(String),
	);
});

describe('no answer at all', () => {
	it.each([
		['ECONNREFUSED', { kind: 'unsent', temporary: true }],
		['ENOTFOUND', { kind: 'unsent', temporary: true }],
		['EAI_AGAIN', { kind: 'unsent', temporary: true }],
		['EHOSTUNREACH', { kind: 'unsent', temporary: true }],
		['CERT_HAS_EXPIRED', { kind: 'unsent', temporary: false }],
		['DEPTH_ZERO_SELF_SIGNED_CERT', { kind: 'unsent', temporary: false }],
		['ERR_INVALID_URL', { kind: 'unsent', temporary: false }],
		['ECONNRESET', { kind: 'uncertain' }],
		['ECONNABORTED', { kind: 'uncertain' }],
		['ETIMEDOUT', { kind: 'uncertain' }],
		['EPIPE', { kind: 'uncertain' }],
		['', { kind: 'uncertain' }],
		['ERR_CANCELED', { kind: 'cancelled' }],
	])('%s', (code, outcome) => expect(judgeFailure(code, 'words')).toMatchObject(outcome));

	it.each([
		['EHOSTUNREACH', 'read EHOSTUNREACH'],
		['ENETUNREACH', 'write ENETUNREACH'],
		['ECONNREFUSED', 'read ECONNREFUSED'],
		['ERR_TLS_RENEGOTIATION_DISABLED', 'TLS session renegotiation disabled for this socket'],
	])('%s of a connection that was there says nothing of the request', (code, message) => {
		expect(judgeFailure(code, message)).toMatchObject({ kind: 'uncertain' });
	});

	it('a domain that the credential forbids was not sent', () => {
		expect(judgeFailure('', 'Domain not allowed: server.smartlead.ai')).toMatchObject({
			kind: 'unsent',
			temporary: false,
		});
	});
});

it('finds every field that a refusal names, once', () => {
	expect(fieldsOf({ field: 'limit' })).toEqual(['limit']);
	expect(fieldsOf({ error: { details: { field: 'name' } } })).toEqual(['name']);
	expect(fieldsOf({ details: { field: 'name' } })).toEqual(['name']);
	const errors = [{ field: 'a' }, { path: ['b', 0] }, { param: 'c' }, { field: 'a' }, 'text'];
	expect(fieldsOf({ errors })).toEqual(['a', 'b.0', 'c']);
	const validation = { body: { keys: ['x', 'y'] }, query: { keys: ['z'] }, other: null };
	expect(fieldsOf({ validation })).toEqual(['x', 'y', 'z']);
	expect(fieldsOf('text')).toEqual([]);
	expect(fieldsOf({ field: '' })).toEqual([]);
});
