import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The package's own folder. */
export const projectFolder = resolve(__dirname, '..', '..');

/** Everything that a run leaves on the disk; git ignores it. */
export const workFolder = join(__dirname, '.work');

/** The owner account of a local n8n. */
export interface Login {
	email: string;
	password: string;
}

/** A folder in which one n8n lives: its database, its nodes, its logs. */
export interface UserFolder {
	path: string;
	/** n8n's own folder within. */
	n8n: string;
	/** Log files and the sandbox's certificate. */
	file(name: string): string;
	/** The owner account, made up at the first call and kept beside the database. */
	login(): Login;
	/** Marks the folder as in use; two n8n on one database would spoil it. */
	lock(pids: number[]): void;
	unlock(): void;
}

function alive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

function newPassword(): string {
	// n8n asks for a capital letter and a digit, which chance alone does not promise.
	return `Local1-${randomBytes(9).toString('base64url')}`;
}

/** Opens the user folder of that name, or a fresh one. */
export function openUserFolder(
	name: string,
	options: { fresh?: boolean; within?: string } = {},
): UserFolder {
	const path = join(options.within ?? workFolder, name);
	const lockFile = join(path, 'running.json');
	if (existsSync(lockFile)) {
		const pids: unknown = JSON.parse(readFileSync(lockFile, 'utf8'));
		const left = Array.isArray(pids)
			? pids.filter((pid) => typeof pid === 'number' && pid !== process.pid && alive(pid))
			: [];
		if (left.length > 0) {
			throw new Error(
				`An n8n is already using ${path} (process ${left.join(' and ')}). Stop it first. ` +
					`If those processes are something else, delete ${lockFile} and try again.`,
			);
		}
	}
	if (options.fresh) rmSync(path, { recursive: true, force: true });
	const n8n = join(path, '.n8n');
	mkdirSync(n8n, { recursive: true, mode: 0o700 });
	return {
		path,
		n8n,
		file: (file) => join(path, file),
		login() {
			const file = join(path, 'login.json');
			if (!existsSync(file)) {
				const made: Login = { email: 'owner@example.com', password: newPassword() };
				writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
			}
			const kept = JSON.parse(readFileSync(file, 'utf8')) as Login;
			return { email: kept.email, password: kept.password };
		},
		lock: (pids) => writeFileSync(lockFile, JSON.stringify(pids)),
		unlock: () => rmSync(lockFile, { force: true }),
	};
}

/** The login of an n8n that `npm start` has already set up. */
export function openExistingLogin(name = 'sandbox'): Login {
	const file = join(workFolder, name, 'login.json');
	if (!existsSync(file)) throw new Error('There is no n8n yet: run npm start first.');
	return JSON.parse(readFileSync(file, 'utf8')) as Login;
}
