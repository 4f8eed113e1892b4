import { ok } from '../answers';
import type { Handler } from '../types';

/** smartSender.getVendors */
export const getVendors: Handler = (_request, { state }) =>
	ok({
		ok: true,
		data: state.senderShop.vendors.map(({ id, name, domainPrice, mailboxPrice }) => ({
			id,
			vendor_name: name,
			pricing: { domain_price: domainPrice, mailbox_price: mailboxPrice },
		})),
	});
