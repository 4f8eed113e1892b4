import type { IDataObject } from 'n8n-workflow';

import { firstValueAt } from '../../../engine/json';
import { Problem } from '../../../engine/problem';
import { itemsOf } from '../../../engine/run/answer';
import type { Calls } from '../../../engine/spec/endpoint';
import { idOf, isEmpty } from '../../../engine/spec/value';
import { create } from './create';

/**
 * Makes an empty campaign and gives its id. `existing` are those of that name from before: where the
 * answer is lost, one that is none of them is the new one.
 */
export async function newCampaign(
	{ call }: Calls,
	{ name, clientId }: { name: string; clientId?: number },
	existing: IDataObject[],
): Promise<number> {
	const body = { name, ...(clientId === undefined ? {} : { client_id: clientId }) };
	const before = new Set(existing.map(({ id }) => String(id)));
	const [made] = itemsOf(await call(create, { body }, before));
	const id = firstValueAt(made, create.settle?.id);
	if (!isEmpty(id)) return idOf(id);
	throw new Problem('uncertain', `SmartLead did not return the ID of the new campaign '${name}'`);
}
