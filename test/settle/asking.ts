import type { NodeRun } from '../engine/runNode';
import type { ApiAnswer, LoggedCall, Sandbox } from '../sandbox';

export const goesOn = { onError: 'continueRegularOutput' } as const;

/** An answer that tells nothing. */
export const lost: Partial<ApiAnswer> = { status: 504 };

/** What the user reads where it stays open. */
export const open = 'This may or may not have happened in SmartLead';

/** The next call to an operation is carried out, and its answer is lost. */
export const loseAfter = (sandbox: Sandbox, id: string): void =>
	sandbox.misbehave({ id, after: true, answer: lost });

/** The next call to an operation is not carried out, and has no usable answer. */
export const loseBefore = (sandbox: Sandbox, id: string): void =>
	sandbox.misbehave({ id, answer: lost });

/** The next call to an operation has no usable answer, and is carried out that much later. */
export function delay(sandbox: Sandbox, id: string, ms: number): void {
	sandbox.misbehave({
		id,
		answer(call) {
			setTimeout(() => void sandbox.handle(call), ms);
			return lost;
		},
	});
}

/** The reads that a run made, by the ids of their operations. */
export const readsOf = ({ log }: Sandbox): Array<string | null> =>
	log.filter(({ method }: LoggedCall) => method === 'GET').map(({ id }) => id);

export const hintsOf = ({ hints }: NodeRun): string =>
	hints.map(({ message }) => message).join('\n');

/** What is said of each lead, whether or not beside an error. */
export const statusesOf = ({ json }: NodeRun): unknown[] =>
	json.map(({ status, details }) => status ?? (details as { status?: unknown })?.status);
