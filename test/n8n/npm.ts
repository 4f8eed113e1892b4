import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { runToEnd } from './processes';

/** What an npm command did. */
export interface NpmResult {
	ok: boolean;
	stdout: string;
	/** What it said of a failure, for a message. */
	complaint: string;
}

/** A program and the arguments that come before all others. */
export interface Program {
	file: string;
	args: string[];
}

/**
 * How npm is started. The npm that started us is preferred, else the one beside Node.js, both as a
 * script: on Windows `npm` is a batch file, which cannot be started without a shell.
 */
export function npmProgram(
	env: NodeJS.ProcessEnv = process.env,
	node = process.execPath,
	exists: (file: string) => boolean = existsSync,
): Program {
	const beside = dirname(node);
	const script = 'node_modules/npm/bin/npm-cli.js';
	const running = env.npm_execpath;
	const ours = running !== undefined && /^npm(-cli)?\.c?js$/.test(basename(running));
	const found = [
		...(ours ? [running] : []),
		// On Windows; elsewhere.
		join(beside, script),
		join(beside, '..', 'lib', script),
	].find(exists);
	return found === undefined ? { file: 'npm', args: [] } : { file: node, args: [found] };
}

/** Runs npm in a folder. */
export async function npm(
	args: string[],
	where: { cwd: string; logFile: string; env?: NodeJS.ProcessEnv },
): Promise<NpmResult> {
	const program = npmProgram();
	const stderrFile = `${where.logFile}.err`;
	const code = await runToEnd({
		file: program.file,
		args: [...program.args, ...args],
		cwd: where.cwd,
		// Started with `npm -s`, it would not say what is wrong.
		env: { ...process.env, npm_config_loglevel: 'warn', ...where.env },
		stdoutFile: where.logFile,
		stderrFile,
		// npm does not listen while it unpacks; whoever pressed Ctrl+C should not wait for it.
		graceMs: 2_000,
	});
	const stdout = readFileSync(where.logFile, 'utf8');
	return {
		ok: code === 0,
		stdout,
		complaint: complaintOf(stdout, readFileSync(stderrFile, 'utf8')),
	};
}

/** The script's last lines and npm's first: npm says what is wrong before it explains itself. */
function complaintOf(stdout: string, stderr: string): string {
	const script = stdout.trim().split('\n').slice(-15);
	const npmSays = stderr
		.split('\n')
		.filter((line) => /^npm err/i.test(line) && !/^\S+ \S+$/.test(line));
	return [...script, ...npmSays.slice(0, 10)].filter((line) => line.trim() !== '').join('\n');
}

const advice: Array<[RegExp, string]> = [
	[
		/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/,
		'npm does not reach its registry. Look after the network, or after the proxy and registry ' +
			'that `npm config list` shows, then start again: what was downloaded is kept.',
	],
	[
		/\bENOSPC\b/,
		'The disk is full. n8n needs about 3 GB here, and 1 GB for what npm downloads. Make room, ' +
			'then start again.',
	],
	[
		/\b(EACCES|EPERM)\b/,
		'npm may not write here. Make the clone belong to the user who starts this, then start again.',
	],
];

/** What to do about a failure of npm, as far as its words tell, and those words. */
export function adviceOn(complaint: string): string {
	const known = advice.find(([sign]) => sign.test(complaint));
	return [...(known ? [known[1]] : []), `npm said:\n${complaint}`].join(' ');
}
