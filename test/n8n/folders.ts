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
	/** Marks the folder as in use, by an editor at `url`; two n8n on one database would spoil it. */
	lock(pids: number[], url?: string): void;
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

interface Lock {
	pids: number[];
	url?: string;
}

/** Says what uses the folder, and what to do, where something does. */
function assertUnlocked(path: string, lockFile: string): void {
	if (!existsSync(lockFile)) return;
	const { pids, url } = JSON.parse(readFileSync(lockFile, 'utf8')) as Lock;
	const left = pids.filter((pid) => pid !== process.pid && alive(pid));
	if (left.length === 0) return;
	throw new Error(
		`${url === undefined ? 'An n8n' : `The n8n at ${url}`} is already using ${path} ` +
			`(process ${left.join(' and ')}). ${url === undefined ? 'End it first' : 'Open that one, or end it'} ` +
			`with Ctrl+C where it was started. If those processes are something else, delete ${lockFile} and try again.`,
	);
}

/** Opens the user folder of that name, or a fresh one. */
export function openUserFolder(
	name: string,
	options: { fresh?: boolean; within?: string } = {},
): UserFolder {
	const path = join(options.within ?? workFolder, name);
	const lockFile = join(path, 'running.json');
	assertUnlocked(path, lockFile);
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
		lock: (pids, url) => writeFileSync(lockFile, JSON.stringify({ pids, url } satisfies Lock)),
		unlock: () => rmSync(lockFile, { force: true }),
	};
}

/** The login of an n8n that `npm start` has already set up. */
export function openExistingLogin(name = 'sandbox'): Login {
	const file = join(workFolder, name, 'login.json');
	if (!existsSync(file)) throw new Error('There is no n8n yet: run npm start first.');
	return JSON.parse(readFileSync(file, 'utf8')) as Login;
}
