import { braceFault, namesInSingleBraces, variablesIn } from '../../../fields/emailText';
import { isBlank } from './blankEmail';
import { finding, type Finding } from './finding';
import type { Email, LeadValues, Step } from './readinessInput';

/* What may be wrong with the emails of a campaign, and with the leads that they are written for. Pure. */

/** What is wrong with the emails themselves. */
export function findingsOfSteps(steps: Step[]): Finding[] {
	if (steps.length === 0) return [finding('noSteps', 'The campaign has no steps')];
	const sent = steps.filter(({ isManual }) => !isManual);
	const emails = sent.flatMap((step) => step.emails);
	const first = sent.at(0);
	const followUps = sent.slice(1);
	const places = (list: Email[]) => list.map(({ place }) => place);

	const blank = emails.filter(({ body }) => isBlank(body));
	const bare = (first?.emails ?? []).filter(({ subject }) => subject.trim() === '');
	const hasted = followUps.filter(({ delay }) => delay === 0 || delay === null);
	const ofKind = (kind: 'variable' | 'spintax') =>
		emails.filter(({ subject, body }) => [subject, body].some((text) => braceFault(text) === kind));
	const broken = ofKind('variable');
	const spun = ofKind('spintax');
	const single = emails.filter(({ subject, body }) =>
		[subject, body].some((text) => !braceFault(text) && namesInSingleBraces(text).length > 0),
	);
	const names = single.flatMap(({ subject, body }) => namesInSingleBraces(`${subject} ${body}`));
	const unknown = followUps.filter(({ delay }) => delay === undefined);

	return [
		...found(blank, (are) => finding('emptyBody', `${are} no text`, places(blank))),
		...found(bare, (are) => finding('noSubject', `${are} no subject`, places(bare))),
		...found(hasted, () =>
			finding(
				'sameDayFollowUp',
				'A follow-up goes out on the same day as the email before it',
				hasted.map(({ number }) => `step ${number}`),
			),
		),
		...found(broken, (are) =>
			finding(
				'unbalancedVariable',
				`${are} a variable whose {{ and }} do not match`,
				places(broken),
			),
		),
		...found(spun, (are) =>
			finding('unbalancedSpintax', `${are} spintax whose { and } do not match`, places(spun)),
		),
		...found(single, (are) =>
			finding(
				'singleBraces',
				`${are} {${names[0]}}, which SmartLead fills in only in double braces`,
				places(single),
			),
		),
		...found(unknown, () =>
			finding('couldNotCheck', 'SmartLead does not return the delays of steps'),
		),
	];
}

/** "variant B of step 1 has", "2 emails have" */
function found(about: Array<Email | Step>, make: (are: string) => Finding): Finding[] {
	const [first] = about;
	if (first === undefined) return [];
	const only = 'place' in first ? first.place : `step ${first.number}`;
	const named = only.charAt(0).toUpperCase() + only.slice(1);
	return [make(about.length === 1 ? `${named} has` : `${about.length} emails have`)];
}

/** One for each variable that emails use, and leads lack or have empty. */
export function findingsOfVariables(steps: Step[], leads: LeadValues[]): Finding[] {
	return [...variablesOf(steps)].flatMap(([name, places]) => {
		const lacking = leads.filter(({ values }) => isNothing(valueOf(values, name)));
		if (lacking.length === 0) return [];
		const all = lacking.length === leads.length;
		const many = leads.length.toLocaleString('en');
		const who = all
			? leads.length === 1
				? 'The lead has'
				: `None of ${many} leads has`
			: `${lacking.length.toLocaleString('en')} of ${many} leads have`;
		const what = all && leads.length > 1 ? 'a value' : 'no value';
		const similar = all ? similarTo(name, leads[0].values) : undefined;
		return [
			finding(
				'missingVariable',
				`${who} ${what} for {{${name}}} (${[...places].join(', ')})${similar === undefined ? '' : `; they have {{${similar}}}`}`,
				lacking.map(({ email }) => email),
			),
		];
	});
}

/** The variables without anything that stands for them, and the steps that use them. */
function variablesOf(steps: Step[]): Map<string, Set<string>> {
	const used = new Map<string, Set<string>>();
	for (const { isManual, emails, number } of steps) {
		if (isManual) continue;
		for (const { subject, body } of emails) {
			for (const { name, hasFallback } of [...variablesIn(subject), ...variablesIn(body)]) {
				if (hasFallback) continue;
				const places = used.get(name) ?? new Set();
				used.set(name, places.add(`step ${number}`));
			}
		}
	}
	return used;
}

const valueOf = (values: LeadValues['values'], name: string): unknown =>
	Object.hasOwn(values, name) ? values[name] : undefined;

const isNothing = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** A name that is the same but for case, spaces and signs between words. */
function similarTo(name: string, values: LeadValues['values']): string | undefined {
	const key = (one: string) => one.toLowerCase().replace(/[\s_-]/g, '');
	return Object.keys(values).find(
		(other) => other !== name && key(other) === key(name) && !isNothing(values[other]),
	);
}
