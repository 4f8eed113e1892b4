import type { IHookFunctions } from 'n8n-workflow';

import { webhookUrlOf } from '../../nodes/SmartLeadTrigger/address';

const addressed = (url: string | undefined, webhookId?: string) =>
	webhookUrlOf({
		getNodeWebhookUrl: () => url,
		getNode: () => ({ webhookId }),
	} as unknown as IHookFunctions);

const base = 'https://n8n.example.com/some%20where/webhook';

test('an address with a webhook id stays as it is', () => {
	const url = `${base}/b1a5c0de-0000-4000-8000-000000000001/webhook`;
	expect(addressed(url, 'b1a5c0de-0000-4000-8000-000000000001')).toBe(url);
});

test.each(['on reply', 'réponse 50 % / a?b#c', 'plain'])(
	'without one, the name %j is what n8n looks for once the request is decoded',
	(name) => {
		const known = `workflow/${encodeURIComponent(name)}/webhook`;
		const { pathname, search, hash } = new URL(addressed(`${base}/${known}`));
		expect(pathname.split('/webhook/')[1]?.split('/').map(decodeURIComponent).join('/')).toBe(
			known,
		);
		expect([search, hash]).toEqual(['', '']);
		expect(pathname).toContain('/some%20where/');
	},
);

test.each([undefined, 'nowhere'])('an address that is none (%j) is said', (url) => {
	expect(() => addressed(url)).toThrow('n8n does not know the address of this webhook');
});
