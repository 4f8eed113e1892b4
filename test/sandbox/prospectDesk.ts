/** What the stand-in knows of SmartProspect. */
export interface ProspectDesk {
	/** The values that a search can filter by. */
	levels: string[];
}

/** The levels of seniority; nothing has been searched for. */
export function seedProspectDesk(): ProspectDesk {
	return { levels: ['Entry', 'Senior', 'Manager', 'Director', 'VP', 'C-Level'] };
}
