import type { IDataObject } from 'n8n-workflow';

import { stepsOf } from './readinessInput';

/** Whether a campaign has just the steps that are wanted: in what they say, not in their ids. */
export function hasSteps(there: IDataObject[], wanted: IDataObject[]): boolean {
	const written = (rows: IDataObject[]) =>
		JSON.stringify(
			stepsOf(rows).map(({ number, isManual, delay, emails }) => [
				number,
				isManual,
				delay ?? 0,
				emails.map(({ subject, body }) => [subject.trim(), inOneLine(body)]),
			]),
		);
	return there.length > 0 && written(there) === written(wanted);
}

/** SmartLead may write line breaks in a way of its own. */
const inOneLine = (html: string): string =>
	html
		.replace(/\s+/g, ' ')
		.replace(/ ?<br ?\/?> ?/gi, '<br>')
		.trim();
