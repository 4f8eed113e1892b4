import { ok } from '../answers';
import type { Handler } from '../types';

/** leadCategory.getAll */
export const getAll: Handler = (_request, { state }) =>
	ok(
		[...state.leadCategories.values()].map((category) => ({
			id: category.id,
			name: category.name,
			sentiment_type: category.sentiment,
			created_at: category.createdAt,
		})),
	);
