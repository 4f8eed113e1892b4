import { callTo, send } from '../fixtures';
import { Sandbox } from '../index';
import { handlers } from '../resources';

describe('validation', () => {
	const sandbox = new Sandbox();
	const leads = '/campaigns/301/leads';
	const lead = { email: 'person@example.com' };

	it.each<
		[string, Parameters<typeof send>[1], string, Parameters<typeof callTo>[2], number, unknown]
	>([
		[
			'an id that is none',
			'GET',
			'/campaigns/abc',
			{},
			400,
			{ error: 'campaign_id must be a number' },
		],
		[
			'a mailbox id that is none',
			'GET',
			'/email-accounts/x',
			{},
			400,
			{ error: 'account_id must be a number' },
		],
		[
			'a number that is none',
			'GET',
			'/campaigns',
			{ query: { client_id: '1x' } },
			422,
			{ error: 'client_id must be a number' },
		],
		[
			'a switch that is none',
			'GET',
			'/campaigns',
			{ query: { include_tags: '1' } },
			422,
			{ error: 'include_tags must be a boolean' },
		],
		[
			'a value outside its list',
			'GET',
			leads,
			{ query: { status: 'ODD' } },
			422,
			{ error: expect.stringContaining('status must be one of [STARTED') },
		],
		[
			'a page that is too long',
			'GET',
			leads,
			{ query: { limit: '101' } },
			422,
			{ error: 'limit must be between 1 and 100' },
		],
		[
			'a number below its least',
			'GET',
			leads,
			{ query: { offset: '-1' } },
			422,
			{ error: 'offset must be greater than or equal to 0' },
		],
		[
			'an empty value',
			'GET',
			leads,
			{ query: { status: '' } },
			400,
			{ validation: { source: 'query', keys: ['status'] } },
		],
		['a missing value', 'GET', '/leads/', {}, 422, { error: 'email is required' }],
		[
			'a name twice',
			'GET',
			leads,
			{ query: { limit: ['1', '2'] } },
			422,
			{ error: 'limit must be a number' },
		],
		[
			'an unknown field',
			'POST',
			'/campaigns/create',
			{ body: { nome: 'x' } },
			400,
			{ message: '"nome" is not allowed', validation: { source: 'body', keys: ['nome'] } },
		],
		[
			'an unknown field deep inside',
			'POST',
			leads,
			{ body: { lead_list: [{ ...lead, mail: '' }] } },
			400,
			{ message: '"lead_list[0].mail" is not allowed' },
		],
		[
			'a wrong type in a body',
			'POST',
			'/campaigns/create',
			{ body: { client_id: '201' } },
			422,
			{ error: 'client_id must be a number' },
		],
		[
			'a number as a text',
			'POST',
			'/campaigns/301/settings',
			{ body: { bounce_autopause_threshold: 5 } },
			422,
			{ error: 'bounce_autopause_threshold must be a string' },
		],
		[
			'a text that is no number',
			'POST',
			'/campaigns/301/settings',
			{ body: { bounce_autopause_threshold: 'x' } },
			422,
			{ error: expect.stringContaining('bounce_autopause_threshold') },
		],
		[
			'a fraction for an integer',
			'POST',
			'/campaigns/301/settings',
			{ body: { follow_up_percentage: 1.5 } },
			422,
			{ error: 'follow_up_percentage must be an integer' },
		],
		[
			'too many custom fields',
			'POST',
			leads,
			{
				body: {
					lead_list: [
						{
							...lead,
							custom_fields: Object.fromEntries(
								Array.from({ length: 201 }, (_, i) => [`f${i}`, i]),
							),
						},
					],
				},
			},
			422,
			{ error: expect.stringContaining('custom_fields') },
		],
		[
			'too many leads',
			'POST',
			leads,
			{ body: { lead_list: Array.from({ length: 401 }, () => lead) } },
			422,
			{
				error: 'lead_list cannot exceed 400 leads per request',
				provided_count: 401,
				max_allowed: 400,
			},
		],
		[
			'one bad address among good ones',
			'POST',
			leads,
			{ body: { lead_list: [lead, { email: 'person@invalid' }] } },
			422,
			{ error: 'Invalid email format for person@invalid' },
		],
		[
			'a long inbox page',
			'POST',
			'/master-inbox/inbox-replies',
			{ body: { limit: 50 } },
			422,
			{ error: 'limit must be between 1 and 20', field: 'limit', provided_value: 50 },
		],
		[
			'many inbox campaigns',
			'POST',
			'/master-inbox/inbox-replies',
			{ body: { filters: { campaignId: [1, 2, 3, 4, 5, 6] } } },
			422,
			{ field: 'filters.campaignId', provided_count: 6, max_allowed: 5 },
		],
		[
			'a body that is no JSON',
			'POST',
			'/campaigns/create',
			{ body: '{', headers: { 'Content-Type': 'application/json' } },
			400,
			{ message: 'Unexpected token in JSON' },
		],
		[
			'a body that is a list',
			'POST',
			'/campaigns/create',
			{ body: [] },
			400,
			{ message: '"value" must be of type object' },
		],
		[
			'a form',
			'POST',
			'/campaigns/create',
			{ body: 'name=x', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
			400,
			{ error: 'Content-Type must be application/json' },
		],
		[
			'no body where JSON is due',
			'POST',
			'/campaigns/301/status',
			{},
			400,
			{ error: 'Content-Type must be application/json' },
		],
		[
			'a GET with a body',
			'GET',
			'/campaigns',
			{ body: {} },
			400,
			{ error: 'A GET request cannot have a body' },
		],
		[
			'a bad value on prospect-api',
			'GET',
			'/search-email-leads/countries',
			{ host: 'prospect-api', query: { limit: '0' } },
			400,
			{ success: false, statusCode: 400 },
		],
	])('refuses %s', async (_what, method, path, options, status, expected) => {
		const answer = await send(sandbox, method, path, options);
		expect(answer.value).toMatchObject(expected as object);
		expect(answer.status).toBe(status);
	});

	it('speaks plain text in the second shape', async () => {
		const other = new Sandbox({ shapes: 'alternate' });
		const { status, value } = await send(other, 'GET', '/campaigns', { query: { lead_id: '1' } });
		expect({ status, value }).toEqual({ status: 400, value: 'lead_id is not allowed' });
	});

	it('knows the other operations, but not how to carry them out', async () => {
		const known = handlers['client.getAll'];
		delete handlers['client.getAll'];
		const { status, value } = await send(sandbox, 'GET', '/client/');
		handlers['client.getAll'] = known;
		expect({ status, value }).toEqual({
			status: 501,
			value: { error: 'The sandbox does not know this operation yet' },
		});
	});
});
