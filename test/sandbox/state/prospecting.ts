import type { Values } from '../types';

/** A person in the contact database. */
export interface Contact {
	id: string;
	firstName: string;
	lastName: string;
	title: string;
	company: { name: string; website: string };
	department: string[];
	level: string;
	industry: string;
	subIndustry: string;
	companyHeadCount: string;
	companyRevenue: string;
	country: string;
	state: string;
	city: string;
	email: string;
	verificationStatus: 'valid' | 'catch_all' | 'invalid';
	catchAllStatus: string | null;
}

/** A search that was made or saved. Its id is what the API calls `filter_id`. */
export interface ContactSearch {
	id: number;
	searchString: string;
	filters: Values;
	isRecent: boolean;
	isSaved: boolean;
	/** What was bought of it, by contact id, in that order. */
	fetched: string[];
	createdAt: string;
	updatedAt: string;
}

/** A search that is read page by page. */
export interface Scroll {
	searchId: number;
	contactIds: string[];
	offset: number;
}

/** What the stand-in knows of SmartProspect. */
export interface Prospecting {
	/** The values that a search can filter by. */
	companies: string[];
	countries: string[];
	departments: string[];
	domains: string[];
	headCounts: string[];
	industries: string[];
	jobTitles: string[];
	keywords: string[];
	levels: string[];
	revenueRanges: string[];
	states: Array<{ name: string; country: string }>;
	cities: Array<{ name: string; state: string; country: string }>;
	/** `industryId` counts the industries from 1. */
	subIndustries: Array<{ name: string; industryId: number }>;
	contacts: Contact[];
	/** By id, oldest first. */
	searches: Map<number, ContactSearch>;
	scrolls: Map<string, Scroll>;
	credits: { total: number; used: number };
	nextSearchId: number;
}

const day = new Date(Date.UTC(2026, 0, 15)).toISOString();

/** A contact; what is not given is made up from the number. */
export function addContact(
	prospecting: Prospecting,
	number: number,
	given: Partial<Contact> = {},
): Contact {
	const contact: Contact = {
		id: number.toString(16).padStart(24, '0'),
		firstName: `First ${number}`,
		lastName: `Last ${number}`,
		title: 'Head of Sales',
		company: { name: 'Example Corp', website: 'example.com' },
		department: ['Sales'],
		level: 'Director',
		industry: 'Education',
		subIndustry: 'E-Learning',
		companyHeadCount: '25 - 100',
		companyRevenue: '$1 - 10M',
		country: 'Germany',
		state: 'Bavaria',
		city: 'Munich',
		email: `contact${number}@example.com`,
		verificationStatus: 'valid',
		catchAllStatus: null,
		...given,
	};
	prospecting.contacts.push(contact);
	return contact;
}

/** A search that is kept. */
export function addSearch(
	prospecting: Prospecting,
	now: number,
	given: Partial<ContactSearch> = {},
): ContactSearch {
	const at = new Date(now).toISOString();
	const search: ContactSearch = {
		id: prospecting.nextSearchId++,
		searchString: 'Example search',
		filters: {},
		isRecent: false,
		isSaved: false,
		fetched: [],
		createdAt: at,
		updatedAt: at,
		...given,
	};
	prospecting.searches.set(search.id, search);
	return search;
}

/** Three contacts; a saved search 2101, a recent one 2102, and 2103, of which two were fetched. */
export function seedProspecting(): Prospecting {
	const prospecting: Prospecting = {
		companies: ['Example Corp', 'Example, Inc.', 'Sample Works'],
		countries: ['Germany', 'United Kingdom', 'United States'],
		departments: ['Engineering', 'Marketing', 'Sales'],
		domains: ['example.com', 'works.example.com'],
		headCounts: ['0 - 25', '25 - 100', '100 - 250'],
		industries: ['Education', 'Healthcare', 'Technology'],
		jobTitles: ['Head of Sales', 'Product Manager', 'Software Engineer'],
		keywords: ['logistics', 'marketing'],
		levels: ['Entry', 'Senior', 'Manager', 'Director', 'VP', 'C-Level'],
		revenueRanges: ['$0 - 1M', '$1 - 10M', '$10 - 50M'],
		states: [
			{ name: 'Bavaria', country: 'Germany' },
			{ name: 'California', country: 'United States' },
			{ name: 'Texas', country: 'United States' },
		],
		cities: [
			{ name: 'Austin', state: 'Texas', country: 'United States' },
			{ name: 'Munich', state: 'Bavaria', country: 'Germany' },
		],
		subIndustries: [
			{ name: 'E-Learning', industryId: 1 },
			{ name: 'Hospitals', industryId: 2 },
			{ name: 'Software', industryId: 3 },
		],
		contacts: [],
		searches: new Map(),
		scrolls: new Map(),
		credits: { total: 100_000, used: 500 },
		nextSearchId: 2101,
	};
	const ids = [1, 2, 3].map((number) => addContact(prospecting, number).id);
	const now = Date.parse(day);
	const filters = { title: ['Head of Sales'], country: ['Germany'] };
	addSearch(prospecting, now, { searchString: 'Heads in Germany', filters, isSaved: true });
	addSearch(prospecting, now, { searchString: 'Heads of Sales', filters, isRecent: true });
	addSearch(prospecting, now, { searchString: 'Fetched heads', filters, fetched: ids.slice(0, 2) });
	return prospecting;
}
