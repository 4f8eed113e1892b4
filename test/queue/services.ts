import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort, portTaken } from '../n8n/ports';
import { launch, runToEnd, type RunningProcess } from '../n8n/processes';

/** What n8n's queue mode needs besides n8n: a queue and a database, on loopback only. */
export interface Services {
	/** The settings by which n8n finds them. */
	env: NodeJS.ProcessEnv;
	/** Ends both and removes what they left. */
	stop(): Promise<void>;
}

const readyWithinMs = 60_000;

/** The newest PostgreSQL that Debian has put beside its other versions, or the one on the path. */
function postgresFolder(): string | undefined {
	const versions = '/usr/lib/postgresql';
	const debian = existsSync(versions)
		? readdirSync(versions)
				.sort((a, b) => Number(b) - Number(a))
				.map((version) => join(versions, version, 'bin'))
		: [];
	return [...debian, ...(process.env.PATH ?? '').split(delimiter)].find(
		(folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
	);
}

const onPath = (name: string): boolean =>
	(process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

/** Where PostgreSQL is. Throws with what to install when it or Redis is missing. */
function found(): { postgres: string } {
	const postgres = postgresFolder();
	const missing = [
		...(onPath('redis-server') ? [] : ['redis-server']),
		...(postgres === undefined ? ['postgresql'] : []),
	];
	if (missing.length > 0 || postgres === undefined) {
		throw new Error(
			`Missing on this machine: ${missing.join(', ')}. On Debian or Ubuntu: apt-get install -y ${missing.join(' ')}`,
		);
	}
	return { postgres };
}

/** Whom PostgreSQL runs as: it refuses to be root. */
function unprivileged(folder: string): string[] {
	if (userInfo().uid !== 0) return [];
	const [uid, gid] = ['-u', '-g'].map((flag) =>
		Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })),
	);
	chownSync(folder, uid, gid);
	return ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
}

async function listening(port: number, what: string, log: string): Promise<void> {
	const giveUpAt = Date.now() + readyWithinMs;
	while (!(await portTaken(port))) {
		if (Date.now() > giveUpAt) throw new Error(`${what} did not start. See ${log}`);
		await sleep(100);
	}
}

/** Starts Redis and PostgreSQL, both without a password, on free ports of 127.0.0.1. */
export async function startServices(): Promise<Services> {
	const { postgres } = found();
	const folder = mkdtempSync(join(tmpdir(), 'smartlead-queue-'));
	const started: RunningProcess[] = [];
	const stop = async () => {
		for (const one of started.reverse()) await one.stop();
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		const as = unprivileged(folder);
		const run = (file: string, args: string[], log: string) => {
			const [first, ...rest] = [...as, join(postgres, file), ...args];
			return {
				file: first,
				args: rest,
				cwd: folder,
				env: { PATH: process.env.PATH, LC_ALL: 'C' },
				stdoutFile: join(folder, log),
			};
		};
		const data = join(folder, 'data');
		const made = await runToEnd(
			run('initdb', ['-D', data, '-U', 'n8n', '--auth=trust', '--no-sync'], 'initdb.log'),
		);
		if (made !== 0) throw new Error(`PostgreSQL made no database. See ${folder}/initdb.log`);

		const databasePort = await freePort();
		const settings = [
			'fsync=off',
			'listen_addresses=127.0.0.1',
			`unix_socket_directories=${folder}`,
		];
		started.push(
			await launch({
				...run(
					'postgres',
					['-D', data, '-p', String(databasePort), ...settings.flatMap((one) => ['-c', one])],
					'postgres.log',
				),
				graceMs: 2_000,
			}),
		);
		const queuePort = await freePort();
		const queue = join(folder, 'queue');
		mkdirSync(queue);
		started.push(
			await launch({
				file: 'redis-server',
				args: [
					...['--port', String(queuePort), '--bind', '127.0.0.1'],
					...['--save', '', '--appendonly', 'no', '--dir', queue],
				],
				cwd: queue,
				env: { PATH: process.env.PATH },
				stdoutFile: join(queue, 'redis.log'),
			}),
		);
		await listening(databasePort, 'PostgreSQL', join(folder, 'postgres.log'));
		await listening(queuePort, 'Redis', join(queue, 'redis.log'));
		return {
			env: {
				EXECUTIONS_MODE: 'queue',
				QUEUE_BULL_REDIS_HOST: '127.0.0.1',
				QUEUE_BULL_REDIS_PORT: String(queuePort),
				DB_TYPE: 'postgresdb',
				DB_POSTGRESDB_HOST: '127.0.0.1',
				DB_POSTGRESDB_PORT: String(databasePort),
				DB_POSTGRESDB_USER: 'n8n',
				DB_POSTGRESDB_DATABASE: 'postgres',
			},
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}
