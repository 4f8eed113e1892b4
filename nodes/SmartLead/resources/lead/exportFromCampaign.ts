import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { notFound, unreadable } from '../../../engine/http/errors';
import { isObject } from '../../../engine/json';
import { rowsOf } from '../../../engine/run/answer';
import { rowsOfCsv } from '../../../engine/run/csv';
import { operation } from '../../../engine/spec/operation';
import { valueOf } from '../../../engine/spec/parameter';
import { campaign } from '../../../fields/campaign';
import { choice, option } from '../../../fields/plain';

const fileField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	description: 'The name of the output field to put the file in',
	displayOptions: { show: { output: ['file'] } },
};

export const exportFromCampaign = operation({
	id: 'campaignLead.export',
	name: 'Export From Campaign',
	action: 'Export leads of a campaign, download a CSV',
	description:
		'Retrieve all leads of a campaign at once, with their opens, clicks and replies, as items or as a CSV file',
	request: 'GET /campaigns/{campaign_id}/leads-export',
	path: { campaign_id: campaign },
	fields: [
		choice('Output', 'output', 'items', 'What to return', [
			option('File', 'file', 'The CSV file as SmartLead makes it'),
			option('Items', 'items', 'One item per lead'),
		]),
		fileField,
	],
	// Its columns are those of leads, custom fields among them: nothing of it is the API's own secret.
	keeps: 'everything',
	custom: {
		because: 'the answer is CSV, which becomes items or a file',
		check(_request, read) {
			if (read('output') === 'file') valueOf(fileField, read);
		},
		async run({ context, request, read, send }) {
			const answer = await send(request);
			// An unknown campaign has an empty answer; a text of another kind would show as no leads.
			if (typeof answer === 'string' && answer.trim() === '') throw notFound(request);
			if (typeof answer === 'string' && !namesAddresses(answer)) throw unreadable(request);
			if (read('output') !== 'file') {
				// Documented as CSV; a proxy on the way may have made JSON of it.
				const rows =
					typeof answer === 'string' ? rowsOfCsv(answer) : rowsOf(answer, { paths: ['', 'data'] });
				if (!rows || isObject(answer)) throw unreadable(request);
				return rows.map((json) => ({ json }));
			}
			if (typeof answer !== 'string') throw unreadable(request);
			const fileName = `campaign-${String(request.path.campaign_id)}-leads.csv`;
			const file = await context.helpers.prepareBinaryData(
				Buffer.from(answer),
				fileName,
				'text/csv',
			);
			const field = String(valueOf(fileField, read));
			return [
				{ json: { campaign_id: request.path.campaign_id, fileName }, binary: { [field]: file } },
			];
		},
	},
});

/** Whether the first line of a text has a column of addresses, whatever it is called: a sentence has none. */
const namesAddresses = (text: string): boolean =>
	/(?:^|[,"\uFEFF])(?:lead[ _])?e-?mail(?:[ _]address)?["\r]?(?:,|$)/i.test(
		text.split('\n', 1)[0].trim(),
	);

/** Whether a text is an export: one without leads still names its columns. */
export function isExport(text: string): boolean {
	const [header = ''] = text.split('\n', 1);
	return /(?:^|[,"\uFEFF])email["\r]?(?:,|$)/.test(header.trim());
}

/** The leads in an export; undefined where it cannot be read: what has no addresses proves nothing. */
export function rowsOfExport(answer: unknown): IDataObject[] | undefined {
	if (typeof answer === 'string') return isExport(answer) ? rowsOfCsv(answer) : undefined;
	const rows = rowsOf(answer, { paths: ['', 'data'] }) ?? [];
	return rows.length > 0 && rows.every(({ email }) => typeof email === 'string') ? rows : undefined;
}
