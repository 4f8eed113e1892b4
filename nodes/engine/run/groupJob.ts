import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../json';
import type { Problem } from '../problem';
import type { Batch, GroupJob } from '../spec/batch';
import { buildRequest, requestOf } from '../spec/request';
import type { Delivery } from './delivery';
import { chunksOf, type Group } from './group';
import type { NodeRun } from './nodeRun';
import { failureItem } from './output';

/** What a job can do with a group of its items. */
export function jobOf(group: Group, run: NodeRun, batch: Batch, delivery: Delivery): GroupJob {
	const { items, others } = group;
	const { output } = run;
	const read = run.read(items[0]);

	/** What each item of the group says besides; of a failure, how to go on. */
	const addToOutput = (extra: IDataObject, problem?: Problem): void => {
		for (const item of [...items, ...others]) {
			output[item] = output[item].map((row) => {
				const { error, message, details, ...json } = row.json;
				if (error === undefined) return { ...row, json: { ...json, ...extra } };
				const described = problem?.description ?? message;
				const known = { ...(isObject(details) ? details : {}), ...extra };
				return { ...row, json: { error, message: described, details: known } };
			});
		}
	};

	return {
		...run.jobContext(read),
		plan: buildRequest(run.operation, read),
		firstItem: items[0] + 1,
		entries: () => items.map((item) => delivery.entryOf(item)),
		async request() {
			if (delivery.stopReason) throw delivery.stopReason;
			return await delivery.requestOf(items);
		},
		async alone(index, act, refused) {
			await delivery.sendAlone(items[index], group, act, refused);
		},
		async send(operation, values) {
			const carried = operation && { request: requestOf(operation, values), effects: operation };
			const open = items.filter((item) => output[item].length === 0);
			for (const some of chunksOf(open, batch.size)) await delivery.send(some, group, carried);
			const rows = items.map((item) => output[item][0]?.json ?? {});
			return { rows, problem: group.problem };
		},
		addToOutput: (extra) => addToOutput(extra),
		fail(problem, extra = {}) {
			const isAfterAll = !group.problem;
			delivery.fail(items, group, problem, 'unsent');
			for (const item of items) {
				const [{ json }] = output[item];
				// Where all entries arrived, the work after them has failed for each.
				if (isAfterAll && json.error === undefined)
					output[item] = [failureItem(problem, item, json)];
			}
			addToOutput(extra, problem);
		},
		undo() {
			for (const item of items) output[item] = [];
		},
	};
}
