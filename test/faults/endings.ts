import type { Fault } from './faults';
import type { Kind } from './kinds';

/** What the user reads of a run that failed. */
interface Told {
	message: string;
	description: string;
	/** Where it is not that of the fault; null where there is none. */
	httpCode?: string | null;
}

type Ending = (fault: Fault, kind: Kind, sent: number) => Told;

/** The words of the table for runs that fail. */
export const failures: Record<string, Ending> = {
	useless: ({ says }, _kind, sent) => ({
		message: 'SmartLead did not give a usable answer',
		description: `${ended(says)} It was asked ${sent} times, which does no harm here. Run this again later.`,
	}),
	open: ({ says }, { risk = '' }) => ({
		message: 'This may or may not have happened in SmartLead',
		description: `${ended(says)} It was not sent again${risk}. Look in SmartLead before you run it again.`,
	}),
	undone: () => ({
		message: 'SmartLead did not do this',
		description:
			'It gave no usable answer, and what was asked for was not there 20 seconds later. It was not sent again: run it again.',
	}),
	missing: (_fault, { query }) => ({
		message: 'SmartLead found nothing under what you gave',
		description: `Check 'Campaign' (${query ? 302 : 301}), and that it belongs to the account of this API key.`,
		httpCode: '404',
	}),
	refused: ({ says = '', hint = '' }) => ({ message: says, description: hint }),
	waited: ({ says = '', hint = '' }) => ({
		message: "SmartLead's rate limit was not lifted within 10 minutes",
		description: `${says}This request was not sent.${hint} Run the rest later, or raise 'Max Wait (Minutes)' in the options.`,
	}),
	unreached: ({ says }) => ({
		message: `SmartLead could not be reached: ${says} (server.smartlead.ai)`,
		description:
			'Nothing was sent. Check the network of this n8n, its proxy, and that the credential allows this domain.',
	}),
	unknown: () => ({
		httpCode: null,
		message: 'SmartLead answered in a form that this node does not know',
		description:
			'The answer to GET /campaigns/{campaign_id}/leads holds no list where one is documented. Please report it, so that the node learns it.',
	}),
};

/** A sentence that has an end has no second one. */
function ended(text = ''): string {
	return /[.!?]$/.test(text) ? text : `${text}.`;
}
