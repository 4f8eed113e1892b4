import { at, isObject } from '../../../engine/answer';
import { unreadable } from '../../../engine/errors';
import { operation } from '../../../engine/operation';

export const getAll = operation({
	id: 'smartDelivery.getProviders',
	name: 'Get Many',
	action: 'Get many providers',
	description:
		'Retrieve a list of the mail providers whose inboxes a test can look into, with their IDs',
	request: 'GET /spam-test/seed/providers',
	hatch: {
		because: 'providers lie within their region, or within a list of regions: one item for each',
		async run({ request, send }) {
			const answer = await send(request);
			const regions = [at(answer, 'data') ?? answer].flat();
			return regions.flatMap((region) => {
				if (!isObject(region) || !Array.isArray(region.groups)) throw unreadable(request);
				const { region_id, region_name } = region;
				return (region.groups as unknown[])
					.filter(isObject)
					.map((group) => ({ json: { ...group, region_id, region_name } }));
			});
		},
	},
});
