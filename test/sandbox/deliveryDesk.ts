/** A group of seed inboxes that a placement test sends to. */
export interface Provider {
	id: number;
	name: string;
	/** How many inboxes it has. */
	inboxes: number;
}

/** What the stand-in knows of SmartDelivery. */
export interface DeliveryDesk {
	providers: Provider[];
}

/** Three providers, no test yet. */
export function seedDeliveryDesk(): DeliveryDesk {
	return {
		providers: [
			{ id: 1, name: 'Example Mail', inboxes: 150 },
			{ id: 2, name: 'Example Office', inboxes: 120 },
			{ id: 3, name: 'Example Post', inboxes: 130 },
		],
	};
}
