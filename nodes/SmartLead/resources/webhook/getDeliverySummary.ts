import type { IDataObject } from 'n8n-workflow';

import { valueAt, isObject } from '../../../engine/json';
import { holdsNoRecord } from '../../../engine/run/answer';
import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { timeSpan } from '../../../fields/timeSpan';

export const getDeliverySummary = operation({
	id: 'campaignWebhook.getSummary',
	name: 'Get Delivery Summary',
	action: 'Get webhook delivery summary of a campaign',
	description:
		'Retrieve how many events were delivered to the webhooks of a campaign in a time range, and how many failed',
	request: 'GET /campaigns/{campaign_id}/webhooks/summary',
	path: { campaign_id: campaign },
	query: timeSpan,
	figures: true,
	// Two sources name the same numbers differently, and the next node needs one name.
	rows(answer) {
		const summary = [valueAt(answer, 'data'), answer].find(isObject);
		return summary && !holdsNoRecord(answer) ? [inOneForm(summed(summary))] : undefined;
	},
});

/** The names of the page of the reference, the official command line's with them. */
function inOneForm({ total, success, failed, ...rest }: IDataObject): IDataObject {
	const named: IDataObject = {
		...(total === undefined ? {} : { total_calls: total }),
		// A flag has this name elsewhere.
		...(typeof success === 'boolean' || success === undefined ? {} : { successful_calls: success }),
		...(failed === undefined ? {} : { failed_calls: failed }),
		...rest,
	};
	const [all, reached] = [Number(named.total_calls), Number(named.successful_calls)];
	if (named.success_rate !== undefined || !(all > 0) || Number.isNaN(reached)) return named;
	return { ...named, success_rate: Math.round((reached / all) * 1000) / 10 };
}

/** Live answers have a row for each event instead; whoever asks whether some failed wants the sum. */
function summed(answer: IDataObject): IDataObject {
	const rows = Array.isArray(answer.summary) ? answer.summary.filter(isObject) : undefined;
	if (!rows || answer.failed !== undefined || answer.failed_calls !== undefined) return answer;
	const sum = (name: string) => rows.reduce((all, row) => all + (Number(row[name]) || 0), 0);
	const [success, failed] = [sum('success'), sum('failed')];
	return { total: success + failed, success, failed, ...answer };
}
