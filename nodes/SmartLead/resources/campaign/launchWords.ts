import type { Plan } from './launchPlan';
import type { Pace } from './readiness';

/** "980 leads, 3 email accounts, 49 sending days until all have had the first email" */
export function summaryOf(
	{ schedule }: Plan,
	leads: number,
	emailAccounts: number | undefined,
	pace: Pace | undefined,
): string {
	const perDay = pace?.perDay ?? schedule.max_new_leads_per_day;
	// Without the limits of the email accounts, only the schedule says how many there are a day.
	const atLeast = pace ? '' : 'at least ';
	return [
		counted(leads, 'lead'),
		...(emailAccounts === undefined ? [] : [counted(emailAccounts, 'email account')]),
		...(perDay > 0
			? [
					`${atLeast}${counted(Math.ceil(leads / perDay), 'sending day')} until all have had the first email`,
				]
			: []),
	].join(', ');
}

const counted = (count: number, noun: string): string =>
	`${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

/** "steps, schedule and settings" */
export const listed = (words: string[]): string =>
	words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
