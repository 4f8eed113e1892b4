import { catalog, exampleRequest, findOperation, operationById, Sandbox } from '../index';
import type { CatalogOperation } from '../index';
import { send } from '../fixtures';
import { grounds, inhabited } from '../state/seededRequests';

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

	/** What people met with a refusal that the reference does not know, by the sentence it came with. */
	const refusedLive: Record<string, string> = {
		'campaign.updateSchedule, required': '"max_new_leads_per_day" is required',
	};

	describe.each(['documented', 'live'] as const)('answered as %s', (shapes) => {
		it.each(rows)('%s is carried out with its %s fields', async (id, extent, operation) => {
			const sandbox = new Sandbox({ shapes });
			grounds[id]?.scene?.(sandbox.state);
			const { path, query, body } = inhabited(operation, exampleRequest(operation, extent));
			const { status, value } = await send(sandbox, operation.method, filled(operation, path), {
				host: operation.host,
				query,
				body,
			});
			expect(sandbox.calls(id)).toHaveLength(1);
			const refused = shapes === 'live' ? refusedLive[`${id}, ${extent}`] : undefined;
			if (refused === undefined) {
				// With the answer, so that a failure shows what was wrong.
				expect([[200, 201].includes(status), value]).toEqual([true, value]);
			} else {
				expect([status, value]).toEqual([400, expect.objectContaining({ message: refused })]);
			}
		});
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
