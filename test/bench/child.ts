import { fork, type ChildProcess } from 'node:child_process';

const children = new Set<ChildProcess>();

// Whatever ends the bench, no child stays behind.
process.once('exit', () => {
	for (const child of children) child.kill('SIGKILL');
});

/** A process that answers questions one at a time, in the order in which they are asked. */
export class Child {
	private constructor(private readonly process: ChildProcess) {}

	/** Starts a script; it has to answer every message with one message. */
	static start(
		script: string,
		options: { execPath?: string; execArgv?: string[]; env?: NodeJS.ProcessEnv; cwd?: string },
	): Child {
		const child = fork(script, [], {
			...options,
			stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
			serialization: 'advanced',
		});
		children.add(child);
		child.once('exit', () => children.delete(child));
		return new Child(child);
	}

	/** Asks, and gives the answer. Rejects when the process ends instead. */
	async ask<T>(question: unknown): Promise<T> {
		const { process: child } = this;
		return await new Promise<T>((resolve, reject) => {
			const ended = (code: number | null, signal: string | null) =>
				reject(new Error(`A process of the bench ended (${code ?? signal})`));
			child.once('exit', ended);
			child.once('message', (answer: { value: T } | { failure: string }) => {
				child.off('exit', ended);
				if ('failure' in answer) reject(new Error(answer.failure));
				else resolve(answer.value);
			});
			child.send(question as object);
		});
	}

	/** Lets it end by itself. */
	stop(): void {
		this.process.disconnect();
	}
}

/** The other end: answers what the parent asks. Ends with the parent. */
export function answerParent<Q>(answer: (question: Q) => Promise<unknown>): void {
	process.on('disconnect', () => process.exit());
	process.on('message', (question: Q) => {
		answer(question).then(
			(value) => process.send?.({ value }),
			(error: unknown) =>
				process.send?.({ failure: String(error instanceof Error ? error.stack : error) }),
		);
	});
}
