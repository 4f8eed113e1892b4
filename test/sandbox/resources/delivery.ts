import { ok } from '../answers';
import type { Handler } from '../types';

/** smartDelivery.getProviders: the ids are texts here and numbers where a test is made. */
export const getProviders: Handler = (_request, { state }) =>
	ok({
		region_id: 'na-1',
		region_name: 'North America',
		groups: state.deliveryDesk.providers.map(({ id, name, inboxes }) => ({
			group_id: String(id),
			group_name: name,
			provider_count: inboxes,
		})),
	});
