import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

import { runToEnd } from './processes';

/** What an npm command did. */
export interface NpmResult {
	ok: boolean;
	stdout: string;
	/** What it said of a failure, for a message. */
	complaint: string;
}

/**
 * Runs npm in a folder. The npm that started us is preferred, run by the same Node.js: on Windows
 * `npm` is a batch file that cannot be started directly.
 */
export async function npm(
	args: string[],
	where: { cwd: string; logFile: string; env?: NodeJS.ProcessEnv },
): Promise<NpmResult> {
	const running = process.env.npm_execpath;
	const ours = running !== undefined && /^npm(-cli)?\.c?js$/.test(basename(running));
	const stderrFile = `${where.logFile}.err`;
	const code = await runToEnd({
		file: ours ? process.execPath : 'npm',
		args: ours ? [running, ...args] : args,
		cwd: where.cwd,
		env: { ...process.env, ...where.env },
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
