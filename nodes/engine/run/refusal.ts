import type { IDataObject } from 'n8n-workflow';

import { isAboutAccount } from '../http/accountLimits';
import { uncertainWrite } from '../http/errors';
import type { Problem } from '../problem';
import type { Effects } from '../spec/apiRequest';
import type { Batch } from '../spec/batch';
import type { Trial } from './bisect';
import { isAboutValues, namedEntries } from './namedEntries';

/** Refused with these, a request was not carried out, and it is its content that is refused. */
const aboutContent = ['400', '413', '422'];

/** What a failed request comes to: a refusal of what is in it, or a problem of all that it held. */
export function endOf(
	problem: Problem,
	entries: IDataObject[],
	{ batch, effects }: { batch: Batch; effects: Effects },
): Trial | Problem {
	const isSuccess = isUnderSuccess(problem);
	if (problem.maybeDone || (!isSuccess && !isAboutContent(problem))) return problem;
	const addresses = entries.map((entry) => batch.address?.(entry));
	const named = namedEntries(problem.answer, batch.into, addresses);
	const isOfNobody = named.places.length === 0;
	if ((isOfNobody || isSuccess) && isAboutAccount(problem.message)) return problem;
	if (isSuccess && isOfNobody) return problem;
	if (isSuccess && !isAboutValues(problem.answer)) {
		return uncertainWrite('It refused some of it', problem.answer, effects);
	}
	return { kind: 'refused', problem, named, tooLarge: problem.httpCode === '413' };
}

/** SmartLead said no in an answer that has the status of a success. */
export const isUnderSuccess = ({ kind, httpCode = '' }: Problem): boolean =>
	kind === 'refused' && httpCode.startsWith('2');

/** The request of one record was refused for that record: the others may still be taken. */
export const isAboutRecord = ({ kind, httpCode = '', message, maybeDone }: Problem): boolean =>
	kind === 'refused' &&
	!maybeDone &&
	[...aboutContent, '200', '404', '409'].includes(httpCode) &&
	!isAboutAccount(message);

const isAboutContent = ({ kind, httpCode = '', maybeDone }: Problem): boolean =>
	kind === 'refused' && !maybeDone && aboutContent.includes(httpCode);
