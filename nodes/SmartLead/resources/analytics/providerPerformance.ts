import { valueAt, isObject } from '../../../engine/json';
import { operation } from '../../../engine/spec/operation';
import { valueOf, type Read } from '../../../engine/spec/parameter';
import { choice, option } from '../../../fields/plain';
import { fullReport } from './report';

const rows = choice(
	'Rows',
	'rows',
	'provider',
	'Whether to return one item per provider, or one per tag and provider',
	[option('One per Provider', 'provider'), option('One per Tag and Provider', 'tag')],
);

/** Where the answer has the rows of each choice. */
const lists: Record<string, string> = {
	provider: 'data.email_providers_performance_overview.overall',
	tag: 'data.email_providers_performance_overview.tag_wise',
};

const placeOf = (read: Read): string => lists[String(valueOf(rows, read) ?? rows.default)] ?? '';

export const providerPerformance = operation({
	id: 'analytics.providerPerformance',
	name: 'Get by Provider',
	action: 'Get analytics by provider',
	description:
		'Retrieve the emails sent, opened, replied and bounced per email provider, one item per provider',
	request: 'GET /analytics/mailbox/provider-wise-overall-performance',
	...fullReport,
	fields: [rows],
	rows(answer, { read }) {
		const found = valueAt(answer, placeOf(read));
		return Array.isArray(found) ? found.filter(isObject) : undefined;
	},
});
