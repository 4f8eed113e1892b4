import type { IDataObject } from 'n8n-workflow';

import * as lists from '../fields/lists';
import { entries, named } from './entries';
import { lookedUp, ofCampaign, severalOf } from './search';

/** Email accounts, a page at a time; with a filter SmartLead searches itself. */
const emailAccounts = (value: string) =>
	lookedUp((filter) => ({
		route: '/email-accounts/',
		list: lists.emailAccounts,
		question: { query: filter ? { username: filter } : {} },
		find: (rows) => entries(rows, { label, value }),
	}));

const label = ({ from_email, username, from_name, id }: IDataObject) =>
	named(from_email, username, id) + (from_name ? ` (${String(from_name)})` : '');

export const searchEmailAccounts = emailAccounts('id');

/** The same by their addresses, which is what placement tests are made with. */
export const searchSenderAddresses = emailAccounts('from_email');

/** The email accounts of the chosen campaign; they come all at once. */
export const getCampaignEmailAccounts = severalOf(
	ofCampaign('/campaigns/{campaign_id}/email-accounts', lists.campaignEmailAccounts),
	label,
);
