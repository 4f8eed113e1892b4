/** Somebody who sells domains and mailboxes. */
export interface Vendor {
	id: number;
	name: string;
	/** Dollars a year. */
	domainPrice: number;
	/** Dollars a month. */
	mailboxPrice: number;
}

/** Domains and mailboxes that were bought together; times are ISO 8601. */
export interface SenderOrder {
	/** ORD_12345. */
	id: string;
	vendorId: number;
	forwardingDomain: string;
	domains: Array<{ name: string; mailboxes: string[] }>;
	createdAt: string;
}

/** What the stand-in knows of SmartSenders. */
export interface VendorStore {
	vendors: Vendor[];
	/** Oldest first. */
	orders: SenderOrder[];
}

/** Two vendors and one order, with the mailbox admin@outreach.example.com. */
export function seedVendorStore(): VendorStore {
	return {
		vendors: [
			{ id: 1, name: 'Example Vendor', domainPrice: 13, mailboxPrice: 4 },
			{ id: 2, name: 'Example Reseller', domainPrice: 11, mailboxPrice: 5 },
		],
		orders: [
			{
				id: 'ORD_10001',
				vendorId: 1,
				forwardingDomain: 'example.com',
				domains: [
					{
						name: 'outreach.example.com',
						mailboxes: ['admin@outreach.example.com', 'sam@outreach.example.com'],
					},
				],
				createdAt: '2026-01-15T10:30:00.000Z',
			},
		],
	};
}

/** The number of the next order. */
export const nextOrderId = ({ orders }: VendorStore): string => `ORD_${10_001 + orders.length}`;
