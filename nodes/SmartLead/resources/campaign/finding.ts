import { listOf } from '../../../engine/spec/value';
import { addedTo, type Read } from '../../../engine/spec/parameter';
import { choices } from '../../../fields/plain';

/** An error keeps a campaign from sending as it should; a warning is worth a look; a notice is neither. */
export type Severity = 'error' | 'warning' | 'notice';

/** What stands in the way of a campaign. */
export interface Finding {
	severity: Severity;
	code: Code;
	message: string;
	/** How many steps, leads or email accounts it is about. */
	count: number;
	/** The first of them. */
	examples: string[];
}

/** Everything that a check may find, and how bad it is unless the rule knows better. */
export const kinds = {
	noSteps: { severity: 'error', name: 'No Steps' },
	emptyBody: { severity: 'error', name: 'Empty Body' },
	noSubject: { severity: 'error', name: 'First Step Without Subject' },
	sameDayFollowUp: { severity: 'warning', name: 'Follow-Up on the Same Day' },
	unbalancedVariable: { severity: 'error', name: 'Broken Variable' },
	unbalancedSpintax: { severity: 'error', name: 'Broken Spintax' },
	singleBraces: { severity: 'error', name: 'Variable in Single Braces' },
	missingVariable: { severity: 'error', name: 'Variable That Leads Lack' },
	noLeads: { severity: 'warning', name: 'No Leads' },
	noEmailAccount: { severity: 'error', name: 'No Email Account' },
	disconnectedAccount: { severity: 'warning', name: 'Email Account Disconnected' },
	warmupBlocked: { severity: 'warning', name: 'Warmup Blocked' },
	lowReputation: { severity: 'warning', name: 'Low Reputation' },
	noCapacity: { severity: 'error', name: 'No Email a Day' },
	slow: { severity: 'warning', name: 'Too Many Leads for the Capacity' },
	noSchedule: { severity: 'error', name: 'No Schedule' },
	noDays: { severity: 'error', name: 'No Days in the Schedule' },
	noHours: { severity: 'error', name: 'No Hours in the Schedule' },
	hoursReversed: { severity: 'error', name: 'Hours the Wrong Way Round' },
	noTimeZone: { severity: 'error', name: 'Time Zone Missing or Unknown' },
	startInPast: { severity: 'warning', name: 'Start in the Past' },
	noUnsubscribe: { severity: 'warning', name: 'No Unsubscribe Text' },
	trackingWithoutDomain: { severity: 'warning', name: 'Tracking Without a Domain of Its Own' },
	couldNotCheck: { severity: 'notice', name: 'Could Not Be Checked' },
} as const satisfies Record<string, { severity: Severity; name: string }>;

export type Code = keyof typeof kinds;

/** How many examples a finding names. */
const most = 5;

/** A finding about these; `severity` where it is not the usual one. */
export function finding(
	code: Code,
	message: string,
	about: string[] = [],
	more: Partial<Pick<Finding, 'severity' | 'count'>> = {},
): Finding {
	const { severity } = kinds[code];
	return {
		severity,
		code,
		message,
		count: Math.max(1, about.length),
		examples: about.slice(0, most),
		...more,
	};
}

/** Leaves out what is no fault for whoever runs it. */
export const skipFindings = choices(
	'Skip Findings',
	'skipFindings',
	[],
	'Findings that are intended and not to be reported',
	Object.entries(kinds)
		.map(([value, { name }]) => ({ name, value }))
		.sort((a, b) => a.name.localeCompare(b.name)),
);

/** The codes that are not looked for. */
export function skippedBy(read: Read): Set<unknown> {
	return new Set(listOf(addedTo(read, 'options')[skipFindings.name] ?? []));
}
