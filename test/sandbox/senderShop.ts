/** Somebody who sells domains and mailboxes. */
export interface Vendor {
	id: number;
	name: string;
	/** Dollars a year. */
	domainPrice: number;
	/** Dollars a month. */
	mailboxPrice: number;
}

/** What the stand-in knows of SmartSenders. */
export interface SenderShop {
	vendors: Vendor[];
}

/** Two vendors, no order yet. */
export function seedSenderShop(): SenderShop {
	return {
		vendors: [
			{ id: 1, name: 'Example Vendor', domainPrice: 13, mailboxPrice: 4 },
			{ id: 2, name: 'Example Reseller', domainPrice: 11, mailboxPrice: 5 },
		],
	};
}
