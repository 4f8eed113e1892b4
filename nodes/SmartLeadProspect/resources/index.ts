import type { Resources } from '../../engine/spec/operation';
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
