import { either, ok, refuse } from '../answers';
import { isRecord, numberIn, recordIn, recordsIn, textIn } from '../read';
import { nextOrderId, type SenderOrder, type VendorStore } from '../state/vendors';
import type { Handler } from '../types';

const month = 30 * 86_400_000;

const knowsVendor = ({ vendors }: VendorStore, wanted: number | undefined): boolean =>
	wanted === undefined || vendors.some(({ id }) => id === wanted);

/** smartSender.getVendors */
export const getVendors: Handler = (_request, { state, shapes }) => {
	const { vendors } = state.vendorStore;
	const documented = () =>
		ok({
			ok: true,
			data: vendors.map(({ id, name, domainPrice, mailboxPrice }) => ({
				id,
				vendor_name: name,
				pricing: { domain_price: domainPrice, mailbox_price: mailboxPrice },
			})),
		});
	return either(shapes, documented, documented, () =>
		ok(vendors.map(({ id, name }) => ({ id, name }))),
	);
};

/** smartSender.searchDomain: the reference shows an empty list; `domain_name` is what the other list has. */
export const searchDomain: Handler = ({ query }, { state: { vendorStore } }) => {
	const vendorId = numberIn(query, 'vendor_id');
	if (!knowsVendor(vendorStore, vendorId)) return refuse(404, 'Vendor not found');
	const wanted = (textIn(query, 'domain_name') ?? 'example').toLowerCase().replace(/\s+/g, '-');
	const names = wanted.includes('.')
		? [wanted]
		: ['example.com', 'example.net'].map((ending) => `${wanted}.${ending}`);
	const taken = new Set(vendorStore.orders.flatMap(({ domains }) => domains.map(nameOf)));
	return ok({
		ok: true,
		data: names.filter((name) => !taken.has(name)).map((name) => ({ domain_name: name })),
	});
};

/**
 * smartSender.autoGenerateMailboxes: the reference shows an empty list; the words are those in which
 * an order names its mailboxes.
 */
export const autoGenerateMailboxes: Handler = ({ body }, { state: { vendorStore } }) => {
	if (!knowsVendor(vendorStore, Number(textIn(body, 'vendor_id')))) {
		return refuse(404, 'Vendor not found');
	}
	const asked = Object.entries(recordIn(body, 'domains'));
	const domains = asked.length > 0 ? asked : [['example.com', {}] as const];
	const data = domains.flatMap(([domain, wish]) => {
		const count = (isRecord(wish) ? numberIn(wish, 'count') : undefined) ?? 1;
		return Array.from({ length: count }, (_, index) => ({
			domain_name: domain,
			mailbox: `sender${index + 1}@${domain}`,
			first_name: `Sender ${index + 1}`,
			last_name: 'Example',
		}));
	});
	return ok({ ok: true, data });
};

/**
 * smartSender.placeOrder: the reference shows an empty list in answer. In the second shape the answer
 * names the order.
 */
export const placeOrder: Handler = ({ body }, { state: { vendorStore }, now, shapes }) => {
	const vendorId = numberIn(body, 'vendor_id') ?? Number.NaN;
	if (!knowsVendor(vendorStore, vendorId)) return refuse(404, 'Vendor not found');
	const order: SenderOrder = {
		id: nextOrderId(vendorStore),
		vendorId,
		forwardingDomain: textIn(body, 'forwarding_domain') ?? '',
		domains: recordsIn(body, 'domains').map((domain) => ({
			name: textIn(domain, 'domain_name') ?? '',
			mailboxes: recordsIn(domain, 'mailbox_details').map((box) => textIn(box, 'mailbox') ?? ''),
		})),
		createdAt: new Date(now).toISOString(),
	};
	vendorStore.orders.push(order);
	return either(
		shapes,
		() => ok({ ok: true, data: [] }),
		() => ok({ ok: true, data: { order_id: order.id, status: 'completed' } }),
	);
};

/** smartSender.getOrder: the answer names one domain, the first, and all mailboxes. */
export const getOrder: Handler = ({ query }, { state: { vendorStore } }) => {
	const order = vendorStore.orders.find(({ id }) => id === textIn(query, 'order_id'));
	if (!order) return refuse(404, 'Order not found');
	const { id, domains, createdAt } = order;
	return ok({
		ok: true,
		data: {
			order_id: id,
			status: 'completed',
			domain: domains.map(nameOf)[0] ?? null,
			email_accounts: mailboxesOf(order).map((email) => ({ email, password: `hash of ${email}` })),
			created_at: createdAt,
			expires_at: new Date(Date.parse(createdAt) + month).toISOString(),
		},
	});
};

/** smartSender.getDomains: what was bought, in all orders. */
export const getDomains: Handler = (_request, { state: { vendorStore }, shapes }) => {
	const bought = vendorStore.orders.flatMap(({ domains, vendorId: vendor_id }) =>
		domains.map(({ name }) => ({ name, vendor_id })),
	);
	const documented = () =>
		ok({ ok: true, data: bought.map(({ name }) => ({ domain_name: name })) });
	return either(shapes, documented, documented, () =>
		ok(bought.map(({ name: domain, vendor_id }) => ({ domain, vendor_id }))),
	);
};

/** smartSender.getOtp: for mailboxes that were bought here. */
export const getOtp: Handler = ({ query }, { state: { vendorStore }, shapes }) => {
	const wanted = textIn(query, 'email_account')?.toLowerCase();
	const bought = vendorStore.orders.flatMap(mailboxesOf).map((email) => email.toLowerCase());
	if (wanted === undefined || !bought.includes(wanted)) return refuse(404, 'Mailbox not found');
	return ok(
		shapes === 'live'
			? { success: true, data: { otp: '000000' } }
			: { ok: true, data: { otp: '000000', expires_in: 300 } },
	);
};

const nameOf = ({ name }: { name: string }): string => name;

const mailboxesOf = ({ domains }: SenderOrder): string[] =>
	domains.flatMap(({ mailboxes }) => mailboxes);
