/** A group of seed inboxes that a placement test sends to. */
export interface Provider {
	id: number;
	name: string;
	/** How many inboxes it has. */
	inboxes: number;
}

/** A placement test. */
export interface PlacementTest {
	id: number;
	name: string;
	type: 'manual' | 'automated';
	status: 'active' | 'completed' | 'stopped';
	folderId: number | null;
	senders: string[];
	createdAt: string;
	/** As it was sent. */
	values: Record<string, unknown>;
}

/** A folder of placement tests. */
export interface TestFolder {
	id: number;
	name: string;
	createdAt: string;
}

/** What the stand-in knows of SmartDelivery. */
export interface Placement {
	providers: Provider[];
	tests: Map<number, PlacementTest>;
	folders: Map<number, TestFolder>;
	/** What new tests use up. */
	credits: number;
	nextIds: { test: number; folder: number };
}

/** A new test with the next free id. */
export function addPlacementTest(
	placement: Placement,
	now: number,
	values: Partial<Omit<PlacementTest, 'id'>> & { name: string },
): PlacementTest {
	const test: PlacementTest = {
		type: 'manual',
		status: 'completed',
		folderId: null,
		senders: ['sender1@example.com'],
		createdAt: new Date(now).toISOString(),
		values: {},
		...values,
		id: placement.nextIds.test++,
	};
	placement.tests.set(test.id, test);
	return test;
}

/** A new folder with the next free id. */
export function addTestFolder(placement: Placement, now: number, name: string): TestFolder {
	const folder = { id: placement.nextIds.folder++, name, createdAt: new Date(now).toISOString() };
	placement.folders.set(folder.id, folder);
	return folder;
}

/** Three providers, the tests 4501 (manual, through) and 4502 (automated), the folders 61 and 62. */
export function seedPlacement(): Placement {
	const placement: Placement = {
		providers: [
			{ id: 1, name: 'Example Mail', inboxes: 150 },
			{ id: 2, name: 'Example Office', inboxes: 120 },
			{ id: 3, name: 'Example Post', inboxes: 130 },
		],
		tests: new Map(),
		folders: new Map(),
		credits: 20,
		nextIds: { test: 4501, folder: 61 },
	};
	const seededAt = Date.UTC(2026, 0, 15, 10, 30);
	addTestFolder(placement, seededAt, 'Example Tests');
	addTestFolder(placement, seededAt, 'Example Archive');
	addPlacementTest(placement, seededAt, { name: 'Example Manual Test' });
	addPlacementTest(placement, seededAt, {
		name: 'Example Weekly Test',
		type: 'automated',
		status: 'active',
		folderId: 61,
		senders: ['sender1@example.com', 'sender2@example.com'],
	});
	return placement;
}
