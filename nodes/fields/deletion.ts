import type { Operation } from '../engine/spec/operation';
import { notice } from './plain';

/** What operations that delete have in common: they say what is lost, and give back no more than ids. */
export const deletion = (
	whatIsLost: string,
): Pick<Operation, 'fields' | 'answer' | 'destructive' | 'idempotent'> => ({
	fields: [notice('effectNotice', whatIsLost)],
	answer: 'deleted',
	destructive: true,
	idempotent: true,
});
