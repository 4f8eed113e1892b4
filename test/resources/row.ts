import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { SandboxState, Shapes } from '../sandbox';

/** A request that the API reference says must result; method, host and path come from the catalog. */
export interface Sent {
	/** The catalog id, where it is not that of the row: what is read before it is written. */
	id?: string;
	/** Values for the {placeholders}, as they stand in the URL. */
	path?: Record<string, string>;
	/** As text, as they stand in the URL; without the key. */
	query?: Record<string, string>;
	/** Left out where the request carries none. */
	body?: unknown;
	/** The status with which it is refused, so that the other documented form is tried. */
	refused?: number;
}

/** What a user fills in, and what has to be sent then. */
export interface Case {
	/** What SmartLead holds beside its seed, where the request needs it. */
	scene?: (state: SandboxState) => void;
	parameters: INodeParameters;
	/** The input; one empty item unless given. */
	items?: IDataObject[];
	sends: Sent[];
	/** What is sent where SmartLead answers in the other documented shape, if that differs. */
	alternately?: Sent[];
	/** What is sent where SmartLead answers as people have met it, if that differs. */
	live?: Sent[];
	/** What it fails with where SmartLead answers so: it demands more there, or says less. */
	fails?: Partial<Record<Shapes, RegExp>>;
	/** SmartLead has nothing that fits; otherwise something has to come out. */
	finds?: 'nothing';
}

/** One operation: everything it knows (in several cases, where fields exclude each other) and the least. */
export interface Row {
	/** Its id in test/catalog.json. */
	id: string;
	all: Case[];
	required: Case;
}

/** Operation value → its row. */
export type Rows = Record<string, Row>;

/** A record named in a locator by its id. */
export const byId = (value: number): INodeParameters => ({
	__rl: true,
	mode: 'id',
	value: String(value),
});

/** A record named in a locator in another way. */
export const by = (mode: string, value: string): INodeParameters => ({ __rl: true, mode, value });
