import { InvalidValue } from '../engine/problem';
import type { RecordId } from '../engine/spec/lookup';
import type { Encoded } from '../engine/spec/parameter';
import { idOf, listOf } from '../engine/spec/value';
import { isName, lookUp, namedCampaigns, namedTags, type NamedRecords } from './byName';
import { namesOf } from './names';

interface Several {
	displayName: string;
	name: string;
	/** Records that have names; the list and the names are theirs. */
	records?: NamedRecords;
	/** Else the loadOptions method that fills the list, and how one is looked up by what it shows. */
	method?: string;
	named?: (name: string, field: string) => RecordId;
	/** How many one request takes; any number when left out. */
	most?: number;
	required?: boolean;
	/** The field whose change fills the list anew. */
	dependsOn?: string;
}

/** Several records: picked from the list, or ids or names from an expression (a list, or text with commas). */
export const several = ({
	displayName,
	name,
	records,
	method = records?.method,
	named = records && ((one, field) => lookUp(records, one, field)),
	most = Infinity,
	required = true,
	dependsOn,
}: Several): Encoded<RecordId[]> => ({
	field: {
		displayName,
		name,
		type: 'multiOptions',
		typeOptions: {
			loadOptionsMethod: method,
			...(dependsOn ? { loadOptionsDependsOn: [dependsOn] } : {}),
		},
		default: [],
		...(required ? { required } : {}),
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
	emptied: [],
	encode(value) {
		const given = typeof value === 'number' ? [value] : listOf(value ?? []);
		const entries = named && typeof value === 'string' ? namesOf(value) : given;
		const ids = entries.map((one) => (named && isName(one) ? named(one, displayName) : idOf(one)));
		if (ids.length === 0) throw new InvalidValue('is empty');
		if (ids.length > most)
			throw new InvalidValue(`takes at most ${most} at once, not ${ids.length}`);
		return ids;
	},
});

/** Campaigns that something is done to at once. */
export const campaigns = (most: number): Encoded<RecordId[]> =>
	several({
		displayName: 'Campaign Names or IDs',
		name: 'campaignIds',
		records: namedCampaigns,
		most,
	});

/** Tags of campaigns and email accounts: SmartLead has one set of them. */
export const tags = (most: number): Encoded<RecordId[]> =>
	several({
		displayName: 'Tag Names or IDs',
		name: 'tagIds',
		records: namedTags,
		most,
	});
