import type { IDataObject } from 'n8n-workflow';

import { Problem } from '../../../engine/problem';
import type { Calls } from '../../../engine/spec/endpoint';
import { getAll } from './getAll';
import { getSequences } from './getSequences';
import type { Plan } from './launchPlan';
import { hasSteps } from './sameSteps';

/* What is there already of a campaign that is to be launched. */

export const isDraft = ({ status }: IDataObject): boolean => /^draft/i.test(String(status));
export const isActive = ({ status }: IDataObject): boolean =>
	/^(active|start)/i.test(String(status));

/** The campaigns that are called so; of a client, where one is chosen. Subsequences are not meant. */
export async function sameName({ rows }: Calls, { name, clientId }: Plan): Promise<IDataObject[]> {
	const all = await rows(getAll);
	return all.filter(
		({ name: own, client_id: client, parent_campaign_id: parent }) =>
			String(own).trim() === name &&
			(parent === undefined || parent === null) &&
			(clientId === undefined || client === undefined || client === clientId),
	);
}

/** The campaign to go on with; undefined where one is to be made. Throws where neither is right. */
export function draftAmong(existing: IDataObject[], plan: Plan): IDataObject | undefined {
	const { ifExists, name, starts } = plan;
	const [first, ...others] = existing;
	if (first === undefined || ifExists === 'another') return undefined;
	const ids = existing.map(({ id, status }) => `${String(id)}, ${String(status)}`).join('; ');
	if (ifExists === 'stop') {
		throw new Problem('refused', `A campaign called '${name}' already exists (${ids})`, {
			description:
				"Nothing was changed. Choose another name, or under 'If the Name Exists' what to do.",
		});
	}
	if (others.length > 0) {
		throw new Problem('refused', `Several campaigns are called '${name}' (${ids})`, {
			description: 'Nothing was changed. Give the one to continue a name of its own.',
		});
	}
	if (isDraft(first) || (isActive(first) && starts)) return first;
	throw new Problem('refused', `The campaign '${name}' is no draft (${ids})`, {
		description:
			'Nothing was changed. To add leads to a campaign that has begun, use Add to Campaign.',
	});
}

/** A campaign that sends is only taken for the wanted one where its steps are those of the plan. */
export async function refuseOtherSteps(
	{ rows }: Calls,
	{ id }: IDataObject,
	{ name, sequences }: Plan,
): Promise<void> {
	const there = await rows(getSequences, { path: { campaign_id: id } });
	if (hasSteps(there, sequences)) return;
	throw new Problem(
		'refused',
		`The campaign '${name}' (${String(id)}) sends already, with other steps`,
		{
			description:
				'Nothing was changed. Choose another name, or use Add to Campaign for its leads.',
		},
	);
}
