import { catalog, exampleRequest, findOperation, operationById, Sandbox } from './index';
import type { CatalogOperation } from './index';
import { send } from './fixtures';

function filled(operation: CatalogOperation, path: Record<string, string>): string {
	return operation.path.replace(/\{(.+?)\}/g, (_, name: string) => path[name] ?? '');
}

describe('the catalog', () => {
	it('names the 232 operations of the reference, and what was added since, each once', () => {
		expect(new Set(catalog.map(({ id }) => id)).size).toBe(catalog.length);
		expect(catalog.length).toBeGreaterThanOrEqual(232);
		expect(() => operationById('campaign.explode')).toThrow('campaign.explode');
	});

	it.each(catalog.map((operation) => [operation.id, operation] as const))(
		'%s is found at its addresses',
		(id, operation) => {
			const { path } = exampleRequest(operation, 'required');
			const address = filled(operation, path);
			for (const form of [address, `/api/v1${address}`, address.replace(/\/?$/, '/')]) {
				const match = findOperation(operation.method, operation.host, form);
				expect(match?.operation.id).toBe(id);
				expect(match?.path).toEqual(path);
			}
		},
	);

	it('takes alternates, but a main address wins over an alternate one', () => {
		const found = (method: string, path: string) =>
			findOperation(method, 'server.smartlead.ai', path)?.operation.id;
		expect(found('GET', '/api/v1/campaigns')).toBe('campaign.getAll');
		expect(found('PATCH', '/api/v1/campaigns/1/schedule')).toBe('campaign.updateSchedule');
		expect(found('DELETE', '/api/v1/campaigns/1/webhooks')).toBe('campaignWebhook.deleteByBody');
		expect(found('GET', '/api/v1/leads/all')).toBe('lead.getAll');
		expect(found('PATCH', '/api/v1/campaigns/1/status')).toBeUndefined();
		expect(findOperation('GET', 'example.com', '/api/v1/campaigns')).toBeUndefined();
	});
});

describe('requests made from the catalog', () => {
	const rows = catalog.flatMap((operation) =>
		(['required', 'all'] as const).map((extent) => [operation.id, extent, operation] as const),
	);

	it.each(rows)('%s is accepted with its %s fields', async (id, extent, operation) => {
		const sandbox = new Sandbox();
		const { path, query, body } = exampleRequest(operation, extent);
		const { status, value } = await send(sandbox, operation.method, filled(operation, path), {
			host: operation.host,
			query,
			body,
		});
		expect(sandbox.calls(id)).toHaveLength(1);
		// Past validation: carried out, not known yet, or about something that does not exist.
		// Or against a rule that the reference tells in words.
		const missing =
			/not found|No reply found|Invalid (campaign Id|client_id|subSequenceId)|Exactly one/;
		const past = [200, 201, 501].includes(status) || missing.test(JSON.stringify(value));
		expect({ past, status, value }).toMatchObject({ past: true });
	});

	it.each(rows)('%s (%s) refuses a field it does not know', async (_id, extent, operation) => {
		const { path, query, body } = exampleRequest(operation, extent);
		const { status } = await send(new Sandbox(), operation.method, filled(operation, path), {
			host: operation.host,
			query: { ...query, invented_field: '1' },
			body,
		});
		expect(status).toBe(400);
	});

	it('are the same every time', () => {
		for (const operation of catalog) {
			expect(exampleRequest(operation, 'all')).toEqual(exampleRequest(operation, 'all'));
		}
	});
});
