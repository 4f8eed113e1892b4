import type { IDataObject } from 'n8n-workflow';

import { InvalidValue } from '../../../engine/problem';
import { rowsOf } from '../../../engine/run/answer';
import { Lookup } from '../../../engine/spec/lookup';
import { onBehalfOf, valueOf, type Encoded, type Read } from '../../../engine/spec/parameter';
import { check, idOf, isPlain, shown } from '../../../engine/spec/value';
import { calledLike, nameIn, namedTags } from '../../../fields/byName';
import { anyLead } from '../../../fields/lead';
import { leadTags } from '../../../fields/lists';
import { chosenBy, recordLocator } from '../../../fields/locator';
import { choice, decisive, option, requiredText, shownFor } from '../../../fields/plain';

const removeBy = decisive(
	choice('Remove By', 'removeBy', 'lead', 'How to say which tag of which lead to remove', [
		option('Lead and Tag', 'lead', 'A tag of a lead, by its name or from the list'),
		option('Mapping ID', 'id', 'The tag_mapping_id that Get Many returns for the tags of a lead'),
	]),
);

const tag = recordLocator({
	displayName: 'Tag',
	name: 'tagId',
	description: 'The tag to remove from the lead',
	records: namedTags,
});

const mappingId = requiredText(
	'Tag Mapping ID',
	'tagMappingId',
	'e.g. 789',
	'The tag_mapping_id that Get Many returns for the tags of a lead. It is not the ID of the tag.',
);

/** What is shown to say which tag of which lead is meant. */
export const mappingFields = [
	shownFor({ removeBy: ['lead'] }, anyLead.field),
	shownFor({ removeBy: ['lead'] }, tag.field),
	shownFor({ removeBy: ['id'] }, mappingId),
];

/** The id that a tag has on a lead: the one given, or the one that the tags of the lead show. */
export const tagMapping: Encoded = {
	field: removeBy,
	encode: (by, read) =>
		check(removeBy, by) === 'id'
			? onBehalfOf(mappingId, () => idOf(read(mappingId.name)))
			: ofLead(read),
};

/** The tags of a lead are asked for once per run, whatever is removed of them. */
function ofLead(read: Read): Lookup {
	const leadId = valueOf(anyLead, read);
	// What is wrong with the tag is known before anything is asked.
	valueOf(tag, read);
	const chosen = chosenBy(read(tag.field.name));
	return new Lookup(
		{ route: '/crm/leads/tags', query: { leadId } },
		(answer) => mappingIn(rowsOf(answer, leadTags), chosen),
		tag.field.displayName,
		{ of: chosen, absent: 'cannot be looked up: SmartLead does not have this lead' },
	);
}

function mappingIn(rows: IDataObject[] | undefined, chosen: ReturnType<typeof chosenBy>): number {
	if (!rows)
		throw new InvalidValue('cannot be looked up: SmartLead does not list the tags of this lead');
	const { value: wanted } = chosen;
	const name = nameIn(chosen);
	const same =
		name !== undefined
			? calledLike(rows, namedTags.names, name)
			: rows.filter(({ id }) => String(id) === String(idOf(wanted)));
	const [first, another] = same;
	if (!first) {
		const names = rows.map(({ name, id }) => name ?? id).filter(isPlain);
		const has = names.length > 0 ? `Its tags: ${names.join(', ')}.` : 'It has no tags.';
		throw new InvalidValue(`is ${shown(wanted)}, which this lead does not have. ${has}`);
	}
	if (another) {
		const ids = same.map(({ id }) => String(id)).join(', ');
		throw new InvalidValue(
			`is ${shown(wanted)}, the name of several tags of this lead: use an ID (${ids})`,
		);
	}
	if (first.tag_mapping_id === undefined || first.tag_mapping_id === null) {
		throw new InvalidValue(
			"cannot be looked up: SmartLead lists tags without the ID that is needed. Set 'Remove By' to 'Mapping ID'.",
		);
	}
	return idOf(first.tag_mapping_id);
}
