import { randomBytes } from 'node:crypto';
import {
	chownSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort, portTaken } from '../n8n/ports';
import { launch, runToEnd } from '../n8n/processes';

/** Where Debian keeps the programs of its versions of Postgres. */
const debianPostgres = '/usr/lib/postgresql';
const host = '127.0.0.1';
const readyWithinMs = 30_000;

/** The programs of the two services. */
export interface Programs {
	redis: string;
	initdb: string;
	postgres: string;
	/** Postgres does not run as root: who else, and how to become that. */
	unprivileged?: { uid: number; gid: number; setpriv: string };
}

/** A service with the settings by which n8n finds it. */
export interface Service {
	env: NodeJS.ProcessEnv;
}

/** Finds the programs; says how to install what is missing. */
export function findPrograms(): Programs {
	const redis = onPath('redis-server');
	const [initdb, postgres] = postgresPrograms();
	const missing = [
		...(redis === undefined ? ['redis-server'] : []),
		...(initdb === undefined || postgres === undefined ? ['postgresql'] : []),
	];
	if (redis === undefined || initdb === undefined || postgres === undefined) {
		throw new Error(
			`The queue mode of n8n wants Redis and Postgres. Missing on this machine: ${missing.join(' and ')}. ` +
				'On Debian or Ubuntu: apt-get install -y redis-server postgresql',
		);
	}
	return { redis, initdb, postgres, unprivileged: unprivileged() };
}

/** A Redis that keeps nothing, on a free port of the loopback address. */
export async function startRedis({ redis }: Programs, folder: string): Promise<Service> {
	const port = await freePort();
	const password = secret();
	// In a file: everybody on the machine sees what a process was started with.
	const config = join(folder, 'redis.conf');
	const lines = [
		`bind ${host}`,
		`port ${port}`,
		`requirepass ${password}`,
		`dir ${folder}`,
		'save ""',
		'appendonly no',
		'daemonize no',
	];
	writeFileSync(config, lines.join('\n'), { mode: 0o600 });
	const logFile = join(folder, 'redis.log');
	const child = await launch({
		file: redis,
		args: [config],
		cwd: folder,
		env: { PATH: process.env.PATH },
		stdoutFile: logFile,
	});
	await answering('Redis', port, child.exited, logFile);
	return {
		env: {
			QUEUE_BULL_REDIS_HOST: host,
			QUEUE_BULL_REDIS_PORT: String(port),
			QUEUE_BULL_REDIS_PASSWORD: password,
		},
	};
}

/**
 * A fresh Postgres on a free port of the loopback address. Its folder is another one than that of
 * the rest: who runs it may not read that.
 */
export async function startPostgres(programs: Programs, folder: string): Promise<Service> {
	const { unprivileged: other, initdb, postgres } = programs;
	const port = await freePort();
	const password = secret();
	const data = join(folder, 'data');
	const passwordFile = join(folder, 'password');
	writeFileSync(passwordFile, password, { mode: 0o600 });
	for (const path of [folder, passwordFile]) if (other) chownSync(path, other.uid, other.gid);

	const command = (program: string, args: string[], logFile: string) => ({
		file: other ? other.setpriv : program,
		args: other
			? [`--reuid=${other.uid}`, `--regid=${other.gid}`, '--clear-groups', program, ...args]
			: args,
		cwd: folder,
		env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
		stdoutFile: logFile,
	});
	const setUpLog = join(folder, 'initdb.log');
	const code = await runToEnd(
		command(
			initdb,
			[
				`--pgdata=${data}`,
				'--username=n8n',
				`--pwfile=${passwordFile}`,
				'--auth=scram-sha-256',
				'--encoding=UTF8',
				'--no-locale',
				'--no-sync',
			],
			setUpLog,
		),
	);
	rmSync(passwordFile, { force: true });
	if (code !== 0) throw new Error(`Postgres could not be set up (${code}):\n${endOf(setUpLog)}`);

	// Nothing of it is to outlive the run, so nothing needs to be safe on the disk.
	const settings = {
		listen_addresses: host,
		port: String(port),
		unix_socket_directories: '',
		fsync: 'off',
		full_page_writes: 'off',
		synchronous_commit: 'off',
		shared_buffers: '64MB',
	};
	const logFile = join(folder, 'postgres.log');
	const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const child = await launch(command(postgres, ['-D', data, ...args], logFile));
	await answering('Postgres', port, child.exited, logFile);
	return {
		env: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: host,
			DB_POSTGRESDB_PORT: String(port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: 'n8n',
			DB_POSTGRESDB_PASSWORD: password,
		},
	};
}

/** A folder that is gone when this process has ended, however it ends. */
export function temporaryFolder(name: string): { path: string; remove(): void } {
	const path = mkdtempSync(join(tmpdir(), `${name}-`));
	const remove = () => rmSync(path, { recursive: true, force: true, maxRetries: 5 });
	process.once('exit', remove);
	return { path, remove };
}

/** The end of a log file, for a message. */
export function endOf(file: string, lines = 15): string {
	return existsSync(file)
		? readFileSync(file, 'utf8').trim().split('\n').slice(-lines).join('\n')
		: '';
}

/** A password or key for one run. */
export const secret = (): string => randomBytes(18).toString('hex');

function onPath(name: string): string | undefined {
	return (process.env.PATH ?? '')
		.split(delimiter)
		.map((folder) => join(folder, name))
		.find((file) => existsSync(file));
}

function postgresPrograms(): Array<string | undefined> {
	const versions = existsSync(debianPostgres) ? readdirSync(debianPostgres) : [];
	const newest = versions
		.sort((a, b) => Number(b) - Number(a))
		.map((version) => join(debianPostgres, version, 'bin'))
		.find((bin) => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres')));
	if (newest !== undefined) return [join(newest, 'initdb'), join(newest, 'postgres')];
	return [onPath('initdb'), onPath('postgres')];
}

/** The user that Debian makes for Postgres, where we are root. */
function unprivileged(): Programs['unprivileged'] {
	if (process.getuid?.() !== 0) return undefined;
	const entry = readFileSync('/etc/passwd', 'utf8')
		.split('\n')
		.map((line) => line.split(':'))
		.find(([name]) => name === 'postgres');
	const setpriv = onPath('setpriv');
	if (!entry || setpriv === undefined) {
		throw new Error('Postgres does not run as root, and there is no user "postgres" to run it as.');
	}
	return { uid: Number(entry[2]), gid: Number(entry[3]), setpriv };
}

async function answering(
	name: string,
	port: number,
	exited: Promise<unknown>,
	logFile: string,
): Promise<void> {
	let ended = false;
	void exited.then(() => (ended = true));
	const giveUpAt = Date.now() + readyWithinMs;
	while (!(await portTaken(port))) {
		if (ended || Date.now() > giveUpAt) {
			throw new Error(`${name} did not start. The end of its log:\n${endOf(logFile)}`);
		}
		await sleep(100);
	}
}
