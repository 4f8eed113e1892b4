import { objectsIn } from '../../../engine/json';
import { unwrap } from '../../../engine/run/answer';
import { operation } from '../../../engine/spec/operation';
import { asDomain } from '../../../fields/domain';
import { notice, requiredText } from '../../../fields/plain';
import { vendor } from '../../fields/vendor';
import { domains } from './domains';
import { userDetails } from './userDetails';

export const place = operation({
	id: 'smartSender.placeOrder',
	name: 'Place',
	action: 'Place an order to buy (purchase) domains and email accounts (mailboxes)',
	description: 'Buy domains and email accounts, one order per input item. This costs money.',
	request: 'POST /smart-senders/place-order',
	unsettled: 'an order is shown by its ID alone, and its domains when their seller is done',
	body: {
		vendor_id: vendor,
		forwarding_domain: asDomain(
			requiredText(
				'Forwarding Domain',
				'forwardingDomain',
				'e.g. example.com',
				'The domain that visitors of the bought domains are redirected to',
			),
		),
		domains,
		user_details: userDetails,
	},
	fields: [
		notice(
			'costNotice',
			'This buys: SmartLead charges your account for every item that comes in; items that ask for the same are bought once. After a failure, look at Domain: Get Many before you run it again.',
		),
	],
	deduplicate: true,
	cost: 'money',
	// The answer may be a list, empty too, but one order was placed: what follows runs once.
	rows(answer, { request }) {
		const { vendor_id, domains: bought } = request.body ?? {};
		const names = objectsIn(bought).map(({ domain_name }) => domain_name);
		const details = unwrap(answer);
		const said = Array.isArray(details) ? (details.length > 0 ? { details } : {}) : details;
		return [{ success: true, vendor_id, domains: names, ...said }];
	},
});
