import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** What a child process is started with. */
export interface Command {
	file: string;
	args: string[];
	cwd: string;
	env: NodeJS.ProcessEnv;
	/** Where stdout goes; it is emptied first. */
	stdoutFile: string;
	/** Where stderr goes; the same file as stdout when left out. */
	stderrFile?: string;
	/** How long it may take to end itself when it is stopped; 15 seconds when left out. */
	graceMs?: number;
}

/** A child process and everything it starts. */
export interface RunningProcess {
	pid: number;
	/** The exit code, or null when a signal ended it. */
	exited: Promise<number | null>;
	/** Ends it and its children: asked first, forced after the grace time. */
	stop(): Promise<void>;
}

const windows = process.platform === 'win32';
const running = new Set<RunningProcess>();
let stopping = false;

function signal(pid: number, name: NodeJS.Signals): void {
	try {
		process.kill(pid, name);
	} catch {
		// It has ended already: that is what was wanted.
	}
}

function forceTree(pid: number): void {
	if (windows) spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
	// Every child leads a process group of its own, so its own children are reached by its id.
	else signal(-pid, 'SIGKILL');
}

/**
 * Starts a process that `stopEverything` will find. Its output goes to files, not pipes: a process
 * that ends itself loses what is still in a pipe, and nobody has to keep reading.
 */
export async function launch(command: Command): Promise<RunningProcess> {
	if (stopping) throw new Error('Everything is being stopped.');
	const stdout = openSync(command.stdoutFile, 'w');
	const stderr = command.stderrFile === undefined ? stdout : openSync(command.stderrFile, 'w');
	const child = spawn(command.file, command.args, {
		cwd: command.cwd,
		env: command.env,
		detached: !windows,
		stdio: ['ignore', stdout, stderr],
	});
	const pid = await new Promise<number>((resolve, reject) => {
		child.once('error', reject);
		child.once('spawn', () => resolve(child.pid ?? 0));
	}).finally(() => {
		closeSync(stdout);
		if (stderr !== stdout) closeSync(stderr);
	});

	const exited = new Promise<number | null>((resolve) => {
		child.once('exit', (code) => {
			running.delete(handle);
			resolve(code);
		});
	});
	const handle: RunningProcess = {
		pid,
		exited,
		async stop() {
			if (child.exitCode === null && child.signalCode === null) {
				// The parent alone is asked: n8n starts a new runner when its runner ends first.
				if (!windows) signal(pid, 'SIGTERM');
				const timer = setTimeout(() => forceTree(pid), windows ? 0 : (command.graceMs ?? 15_000));
				await exited;
				clearTimeout(timer);
			}
			if (!windows) forceTree(pid);
		},
	};
	running.add(handle);
	return handle;
}

/** Starts a process, waits for its end and gives its exit code (null when a signal ended it). */
export async function runToEnd(command: Command): Promise<number | null> {
	const { exited } = await launch(command);
	return await exited;
}

/** Ends everything that was launched and still runs, the last first; nothing more can be launched. */
export async function stopEverything(): Promise<void> {
	stopping = true;
	for (const one of [...running].reverse()) await one.stop();
}

// If this process ends in a way nobody planned, n8n must not stay behind.
process.once('exit', () => {
	for (const one of running) forceTree(one.pid);
});
