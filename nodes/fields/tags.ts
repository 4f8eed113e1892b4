import { InvalidValue } from '../engine/problem';
import type { Encoded } from '../engine/spec/parameter';
import { idOf, listOf, recordIdOf } from '../engine/spec/value';

interface Several {
	displayName: string;
	name: string;
	/** The loadOptions method that fills the list. */
	method: string;
	/** How many one request takes; any number when left out. */
	most?: number;
	required?: boolean;
	/** Some sources have ids that are no numbers. */
	texts?: true;
	/** The field whose change fills the list anew. */
	dependsOn?: string;
}

/** Several records: picked from the list, or ids from an expression (a list, or text with commas). */
export const several = ({
	displayName,
	name,
	method,
	most = Infinity,
	required = true,
	texts,
	dependsOn,
}: Several): Encoded => ({
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
		const ids = listOf(value ?? []).map(texts ? recordIdOf : idOf);
		if (ids.length === 0) throw new InvalidValue('is empty');
		if (ids.length > most)
			throw new InvalidValue(`takes at most ${most} at once, not ${ids.length}`);
		return ids;
	},
});

/** Campaigns that something is done to at once. */
export const campaigns = (most: number): Encoded =>
	several({
		displayName: 'Campaign Names or IDs',
		name: 'campaignIds',
		method: 'getCampaigns',
		most,
	});

/** Tags of campaigns and email accounts: SmartLead has one set of them. */
export const tags = (most: number): Encoded =>
	several({ displayName: 'Tag Names or IDs', name: 'tagIds', method: 'getTags', most });
