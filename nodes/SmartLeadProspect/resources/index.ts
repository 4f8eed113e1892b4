import type { Resources } from '../../engine/operation';
import { contact } from './contact';
import { filterValue } from './filterValue';
import { prospectAnalytics } from './prospectAnalytics';
import { search } from './search';

export const resources: Resources = {
	contact,
	filterValue,
	prospectAnalytics,
	search,
};
