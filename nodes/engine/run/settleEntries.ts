import type { IDataObject } from 'n8n-workflow';

import type { Problem } from '../problem';
import type { ApiRequest } from '../spec/apiRequest';
import type { Batch } from '../spec/batch';
import type { NodeRun } from './nodeRun';
import { settlesUnknown } from './setup';

/** An item whose entry was sent. */
export interface Sent {
	item: number;
	entry: IDataObject;
}

/** A request that ended without a usable answer. */
export interface LostRequest {
	request: ApiRequest;
	problem: Problem;
	/** SmartLead took it, and said something that is no report. */
	isAnswered: boolean;
	/** What was sent beside its entries. */
	extra: IDataObject;
}

interface SettledEntries {
	settled: Array<{ item: number; json: IDataObject }>;
	open: Sent[];
	/** Some are not there. */
	isMissing?: boolean;
	remark?: [string, string];
}

/** Reads what became of entries that may have arrived. */
export async function settleEntries(
	{ settling, read }: NodeRun,
	batch: Batch,
	sent: Sent[],
	{ request, problem, isAnswered, extra }: LostRequest,
): Promise<SettledEntries> {
	const { settle } = batch;
	// What was sent beside the entries shows in no read: it would stay unknown all the same.
	const isSeen = Object.keys(extra).length === 0 && settlesUnknown(read(sent[0].item));
	if (!settle || !settling || !isSeen) return { settled: [], open: sent };
	const keys = new Set(sent.map(({ entry }) => batch.dedupeKey(entry)));
	const { rows, isWhole } = await settling.entries(settle, request, { keys, problem });
	const settled: SettledEntries['settled'] = [];
	const open: Sent[] = [];
	for (const { item, entry } of sent) {
		const found = rows.get(batch.dedupeKey(entry));
		if (found) settled.push({ item, json: settle.there(entry, found.row, found.isNew) });
		// SmartLead said that it took these, so they may still appear.
		else if (isWhole && !isAnswered) settled.push({ item, json: settle.missing(entry) });
		else open.push({ item, entry });
	}
	const count = (number: number, words: string) => `${number.toLocaleString('en')} ${words}`;
	const counts = [
		count(rows.size, 'found'),
		count(settled.length - rows.size, 'not there'),
		...(open.length > 0 ? [count(open.length, 'open')] : []),
	];
	const heading = 'SmartLead gave no usable answer, so leads were looked for afterwards';
	return {
		settled,
		open,
		isMissing: settled.length > rows.size,
		remark: [heading, counts.join(', ')],
	};
}
