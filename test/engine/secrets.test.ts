import { rowsOfCsv } from '../../nodes/engine/run/csv';
import { withoutSecrets } from '../../nodes/engine/run/secrets';

describe('secrets of the API stay inside', () => {
	it.each([
		...['password', 'imap_password', 'smtp_password', 'smtpPassword', 'imapPassword'],
		...['access_token', 'accessToken', 'refresh_token', 'id_token', 'client_secret'],
		...['secret_key', 'secretKey', 'api_key', 'apiKey', 'private_api_key'],
	])('%s', (name) => {
		const row = { id: 1, [name]: 'hidden', list: [{ deep: { [name]: 'hidden', kept: 1 } }] };
		expect(withoutSecrets(row)).toEqual({ id: 1, list: [{ deep: { kept: 1 } }] });
	});

	it('but what the operation exists for is kept, under its exact name', () => {
		const row = { api_key: 'shown', apiKey: 'hidden', password: 'hidden' };
		expect(withoutSecrets(row, ['api_key'])).toEqual({ api_key: 'shown' });
	});

	it('and the answer itself is not touched', () => {
		const row = { password: 'x', inner: { password: 'x' }, webhook_url: 'https://x.co/?token=y' };
		const before = structuredClone(row);
		expect(withoutSecrets(row)).toEqual({ inner: {}, webhook_url: 'https://x.co/?token=***' });
		expect(row).toEqual(before);
	});

	it('an answer that holds none is given back as it is', () => {
		const row = { id: 1, lead: { custom_fields: { password: 'x' } } };
		expect(withoutSecrets(row)).toBe(row);
	});
});

describe("what is the user's own stays", () => {
	it.each([
		...['API Key', 'Door password', 'Api_Key', 'Password', 'SMTP Password', 'Wifi_Password'],
		...['password_changed_at', 'token_type', 'keyword', 'is_smtp_success', 'secretary', 'Secret'],
		...['passwort', 'gate_password', 'their_api_key', 'token'],
	])('a column called %s', (name) => {
		expect(withoutSecrets({ [name]: 'shown' })).toEqual({ [name]: 'shown' });
	});

	it.each(['password', 'api_key', 'access_token', 'webhook_url'])(
		'a custom field called %s, wherever leads stand',
		(name) => {
			const own = { [name]: 'https://example.com/?token=shown', deep: [{ [name]: 'shown' }] };
			const rows = [
				{ id: 1, password: 'hidden', custom_fields: own },
				{ lead: { customFields: own, api_key: 'hidden' } },
			];
			expect(withoutSecrets(rows)).toEqual([
				{ id: 1, custom_fields: own },
				{ lead: { customFields: own } },
			]);
		},
	);

	it('the columns of an export, and JSON in a cell of it', () => {
		const text = 'email,API Key,password,more\nx@example.com,a,b,"{""api_key"":""c""}"';
		const rows = rowsOfCsv(text);
		expect(withoutSecrets(rows, 'everything')).toEqual([
			{ email: 'x@example.com', 'API Key': 'a', password: 'b', more: { api_key: 'c' } },
		]);
	});
});
