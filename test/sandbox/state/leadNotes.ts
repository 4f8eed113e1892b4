/** What the team wrote about a lead. */
export interface Note {
	id: number;
	leadId: number;
	text: string;
	createdAt: string;
}

/** What somebody has to do for a lead. */
export interface Task {
	id: number;
	leadId: number;
	name: string;
	description: string | null;
	priority: string;
	dueDate: string | null;
	createdAt: string;
}

/** What the stand-in knows of leads beside their campaigns. */
export interface LeadNotes {
	/** Oldest first. */
	notes: Note[];
	/** Oldest first. */
	tasks: Task[];
	/** `tag_mapping_id` → which tag is on which lead. */
	tagMappings: Map<number, { leadId: number; tagId: number }>;
	/** Lead list → its tags. */
	listTags: Map<number, Set<number>>;
	nextIds: { note: number; task: number; tagMapping: number };
}

/** Nothing has been written yet. */
export function seedLeadNotes(): LeadNotes {
	return {
		notes: [],
		tasks: [],
		tagMappings: new Map(),
		listTags: new Map(),
		nextIds: { note: 2001, task: 2101, tagMapping: 2201 },
	};
}
