import type { IDataObject } from 'n8n-workflow';

import { addLeadsToCampaign, type Sandbox } from '../sandbox';

/** Adds 10,000 leads to campaign 302; gives the items of a run that changes every hundredth of them. */
export function tenThousandOfWhichAHundredChange({ state }: Sandbox): IDataObject[] {
	addLeadsToCampaign(state, Date.now(), 302, 10_000);
	return [...state.leads.values()].slice(-10_000).map(({ email, firstName }, index) => ({
		email,
		first_name: index % 100 === 0 ? 'Changed' : firstName,
	}));
}

/** How many requests each operation got. */
export function countsOf({ log }: Sandbox): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { id } of log) counts[String(id)] = (counts[String(id)] ?? 0) + 1;
	return counts;
}
