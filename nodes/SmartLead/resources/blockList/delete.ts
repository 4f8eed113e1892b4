import type { IDataObject } from 'n8n-workflow';

import { InvalidValue } from '../../../engine/problem';
import { rowsOf } from '../../../engine/run/answer';
import { Lookup } from '../../../engine/spec/lookup';
import { operation } from '../../../engine/spec/operation';
import { idOf, shown } from '../../../engine/spec/value';
import { deletion } from '../../../fields/deletion';
import { domainInAddress } from '../../../fields/domain';
import { blockList } from '../../../fields/lists';
import { locator } from '../../../fields/locator';

/** SmartLead finds what contains the text; the entry itself is meant. */
function entryOf(name: string, field: string): Lookup {
	const entry = domainInAddress(name.trim());
	return new Lookup(
		{
			route: '/leads/get-domain-block-list',
			query: { filter_email_or_domain: entry, offset: 0, limit: 1000 },
		},
		(answer) => {
			const rows = rowsOf(answer, blockList) ?? [];
			const isSame = ({ email_or_domain: blocked }: IDataObject) =>
				typeof blocked === 'string' && blocked.trim().toLowerCase() === entry.toLowerCase();
			const [same, another] = rows.filter(isSame);
			if (!same) throw new InvalidValue(`has ${shown(entry)}, which is not on the block list`);
			if (!another) return idOf(same.id);
			throw new InvalidValue(
				`has ${shown(entry)}, which several entries of the block list have: choose one from the list`,
			);
		},
		field,
	);
}

export const remove = operation({
	id: 'blockList.delete',
	name: 'Delete',
	action: 'Unblock a domain or email (remove from blocklist)',
	description: 'Unblock a domain or an email address. Campaigns may email it again.',
	request: 'DELETE /leads/delete-domain-block-list',
	query: {
		id: locator({
			displayName: 'Entry',
			name: 'entryId',
			description: 'The entry of the block list to delete',
			search: 'searchBlockList',
			named: { title: 'By Domain or Email', example: 'e.g. example.com', lookUp: entryOf },
		}),
	},
	...deletion('Campaigns can email this domain or address again.'),
});
