import { locator } from '../../fields/locator';

/** A placement test. SmartLead calls it a spam test. */
export const spamTest = locator({
	displayName: 'Test',
	name: 'spamTestId',
	description: 'The placement test to work on',
	search: 'searchSpamTests',
});
