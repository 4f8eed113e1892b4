import type { IDataObject } from 'n8n-workflow';

import { firstValueAt } from '../../../engine/json';
import { Problem } from '../../../engine/problem';
import { itemsOf } from '../../../engine/run/answer';
import type { Calls, Endpoint } from '../../../engine/spec/endpoint';
import { idOf, isEmpty } from '../../../engine/spec/value';

/**
 * Makes a record and gives its id. `before` are the ids of those that were there: where the answer is
 * lost, one that is none of them is the new one. `title` names it in messages.
 */
export async function madeId(
	{ call }: Pick<Calls, 'call'>,
	endpoint: Endpoint,
	{ body, before, title }: { body: IDataObject; before: unknown[]; title: string },
): Promise<number> {
	const [made] = itemsOf(await call(endpoint, { body }, new Set(before.map(String))));
	const id = firstValueAt(made, endpoint.settle?.id);
	if (!isEmpty(id)) return idOf(id);
	throw new Problem('uncertain', `SmartLead did not return the ID of the new ${title}`);
}
