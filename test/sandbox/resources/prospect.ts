import { ok } from '../answers';
import type { ProspectDesk } from '../prospectDesk';
import { textIn } from '../read';
import type { Handler } from '../types';

/** A look-up: the names that contain what is searched for, a page of them; numbers come as text. */
const lookUp =
	(column: string, namesIn: (desk: ProspectDesk) => string[]): Handler =>
	({ query }, { state }) => {
		const offset = Number(textIn(query, 'offset') ?? 0);
		const limit = Number(textIn(query, 'limit') ?? 10);
		const search = textIn(query, 'search') ?? null;
		const rows = namesIn(state.prospectDesk)
			.map((name, index) => ({ id: index + 1, [column]: name }))
			.filter((row) =>
				String(row[column])
					.toLowerCase()
					.includes((search ?? '').toLowerCase()),
			)
			.slice(offset, offset + limit);
		return ok({
			success: true,
			message: 'Data retrieved successfully',
			data: rows,
			pagination: { limit, offset, page: Math.floor(offset / limit) + 1, count: rows.length },
			search,
		});
	};

/** prospect.getLevels */
export const getLevels = lookUp('level_name', ({ levels }) => levels);
