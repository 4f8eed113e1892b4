import type { IDataObject, INodeParameters } from 'n8n-workflow';

/** A node of the chain under test: its type as the subject knows it, and what it is set to. */
export interface Step {
	type: NodeName;
	parameters: INodeParameters;
	onError?: 'continueRegularOutput';
}

export type NodeName = 'smartLead' | 'httpRequest' | 'editFields' | 'splitOut' | 'extractFromFile';

/** What comes in: `count` items, each a copy of the sample in which every `#` is its number. */
export interface Input {
	sample: IDataObject;
	count: number;
	/** The number of the first; 1 unless given. Numbers that stand alone are numbers. */
	from?: number;
}

/** One run of a chain of nodes in a process of its own. */
export interface Task {
	steps: Step[];
	input: Input;
	key: string;
	/** Runs first, and is not measured: an n8n that takes work has been running for a while. */
	warmUp?: { steps: Step[]; input: Input; key: string };
	/** The column that tells the items of the output apart. */
	identity: string;
}

/** What the run took, by its own process. */
export interface Measure {
	/** As n8n says of its nodes. */
	ms: number;
	cpuMs: number;
	/** Resident memory, in bytes: before the items were there, and at its peak. */
	idle: number;
	peak: number;
	items: number;
	/** Different ones among them. */
	distinct: number;
	/** The first item that came out. */
	sample: IDataObject;
	error?: string;
}

/** What a sandbox is told to be. */
export interface Setting {
	/** At most `max` requests per `perMs`; none: no limit. */
	windows: Array<{ max: number; perMs: number }>;
	/** Whether the answers announce the limits. */
	announced: boolean;
	latencyMs: number;
	/** Leads that are in campaign 301 besides those of the seed. */
	leads: number;
}

/** How to reach it. */
export interface Opened {
	url: string;
	caFile: string;
	key: string;
	/** The id of the first of the leads. */
	firstLead: number;
	/** Another key, for what is not measured. */
	warmUpKey: string;
}

/** What the sandbox saw: the independent witness. */
export interface Witness {
	requests: number;
	refused: number;
	/** Different leads that were written, and how often one was written again. */
	written: number;
	doubled: number;
	/** How long the sandbox itself took for all answers, latency included. */
	servedMs: number;
}

/** How long loading took, in ms, and how many operations came with it. */
export interface Loading {
	ms: number;
	operations: number;
}
