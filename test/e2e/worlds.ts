import { type Application } from '../n8n/application';
import { openUserFolder, type UserFolder } from '../n8n/folders';
import { ensureInstalled } from '../n8n/install';
import { stopEverything } from '../n8n/processes';
import { packNodes } from '../n8n/tarball';
import { openWorld, type World } from './world';

/** The worlds of a run. There are as many as test files have run side by side: most often two. */
export class Worlds {
	/** All that are open, lent or not. */
	readonly open: World[] = [];
	private readonly free: World[] = [];
	private count = 0;

	private constructor(
		private readonly application: Application,
		private readonly folder: UserFolder,
		private readonly tarball: string,
	) {}

	/** Installs n8n where it is missing, and packs the package for all of them. */
	static async prepare(application: Application): Promise<Worlds> {
		await ensureInstalled((line) => console.log(line), application);
		const folder = openUserFolder(`${application.name}-packed`, { fresh: true });
		folder.lock([process.pid]);
		return new Worlds(application, folder, await packNodes(folder));
	}

	/** A world that nobody else has: a new one while all are lent. */
	async take(): Promise<World> {
		const known = this.free.pop();
		if (known) return known;
		const opened = await openWorld(this.application, this.tarball, ++this.count);
		this.open.push(opened);
		return opened;
	}

	giveBack(world: World): void {
		this.free.push(world);
	}

	/** Ends everything. */
	async close(): Promise<void> {
		await Promise.all(this.open.map(async (world) => await world.close()));
		await stopEverything();
		this.folder.unlock();
	}
}
