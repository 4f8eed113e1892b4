import type { SettleRecord } from '../engine/spec/endpoint';

/** Whether two names are the same to SmartLead, which takes away what stands around them. */
export const isAlike = (one: unknown, other: unknown): boolean =>
	typeof one === 'string' && typeof other === 'string' && one.trim() === other.trim();

/** Whether a row has what was sent: its column → the key of the body. */
export const asSent =
	(columns: Record<string, string>): SettleRecord['is'] =>
	(row, { body = {} }) =>
		Object.entries(columns).every(([column, key]) => isAlike(row[column], body[key]));

/** How a record that was created is known: by what was sent, and by its date. It stands for the answer. */
export const created = (columns: Record<string, string>): Omit<SettleRecord, 'reads'> => ({
	since: 'created_at',
	is: asSent(columns),
	id: ['id'],
	answer: (found) => found,
});
