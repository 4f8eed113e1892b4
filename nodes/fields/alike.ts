/** Whether two names are the same to SmartLead, which takes away what stands around them. */
export const isAlike = (one: unknown, other: unknown): boolean =>
	typeof one === 'string' && typeof other === 'string' && one.trim() === other.trim();
