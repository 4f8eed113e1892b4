import type { IDataObject } from 'n8n-workflow';

import { Problem, sentence } from '../../../engine/problem';
import { operation } from '../../../engine/spec/operation';
import { optionOf, type Read } from '../../../engine/spec/parameter';
import { campaign } from '../../../fields/campaign';
import { choice, number, option, wholeNumber, yesOrNo } from '../../../fields/plain';
import { checkReads, readCampaign, type Reading } from './checkReads';
import { finding, skipFindings, skippedBy, type Finding } from './finding';
import { findingsIn, paceOf, type Limits } from './readiness';

const output = choice('Output', 'output', 'findings', 'What to return', [
	option(
		'One Item per Finding',
		'findings',
		'Each problem with examples. Without problems, one item that says so.',
	),
	option('Summary', 'summary', 'Whether the campaign is ready, with counts'),
]);

/** Nine of ten warmup emails in the inbox is what providers of warmup advise to stay above. */
const lowestReputation = number(
	'Lowest Reputation (%)',
	'lowestReputation',
	90,
	{ minValue: 0, maxValue: 100 },
	'Report email accounts whose warmup reputation is below this. Warmup providers advise staying above 90%.',
);

/** A month of working days, our own choice: what takes longer is hardly planned so. */
const mostDays = wholeNumber(
	'Most Sending Days',
	'mostDays',
	22,
	{ minValue: 1 },
	'Report a campaign that needs more sending days than this to send every lead the first email. 22 is a month of working days.',
);

const stopOnErrors = yesOrNo(
	'Stop on Errors',
	'stopOnErrors',
	'Whether the node fails when the campaign has errors, so that nothing after it runs',
);

/** What counts as low or slow, for each that checks. */
export const limitFields = [lowestReputation, mostDays];

export const limitsOf = (read: Read): Limits => ({
	reputation: optionOf(lowestReputation, read),
	days: optionOf(mostDays, read),
});

export const check = operation({
	id: 'campaign.check',
	name: 'Check',
	action: 'Check if a campaign is ready to send',
	description:
		'Look for problems in the steps, variables, leads, email accounts, schedule and settings of a campaign',
	request: 'GET /campaigns/{campaign_id}',
	path: { campaign_id: campaign },
	fields: [output],
	options: [...limitFields, skipFindings, stopOnErrors],
	uses: checkReads,
	custom: {
		because: 'what makes a campaign ready stands in six answers',
		async run(job) {
			const { request, read } = job;
			const reading = await readCampaign(job, request.path.campaign_id);
			const findings = findingsOf(reading, read);
			const summary = summaryOf(reading, findings);
			if (summary.errors !== 0 && optionOf(stopOnErrors, read, false) === true) {
				throw notReady(reading, findings);
			}
			if (read(output.name) === 'summary') return [{ json: summary }];
			// The same columns whatever is found: rows of several campaigns stand in one table.
			return (findings.length > 0 ? findings : [nothingFound]).map((one) => ({
				json: { ...one, ...summary } as IDataObject,
			}));
		},
	},
});

/** Said in the columns of a finding. */
const nothingFound = {
	severity: 'none',
	code: 'ready',
	message: 'The campaign is ready to send',
	count: 0,
	examples: [],
};

function findingsOf({ known, open, leadCount }: Reading, read: Read): Finding[] {
	const skipped = skippedBy(read);
	const none = leadCount === 0 ? [finding('noLeads', 'The campaign has no leads')] : [];
	return [
		...findingsIn(known, limitsOf(read), Date.now(), skipped),
		...[...none, ...open].filter(({ code }) => !skipped.has(code)),
	];
}

/** Whether it is ready, and how much of what it has. */
function summaryOf({ campaign: { id, name }, known, leadCount }: Reading, findings: Finding[]) {
	const count = (wanted: string) => findings.filter(({ severity }) => severity === wanted).length;
	const pace = paceOf(known);
	const errors = count('error');
	return {
		ok: errors === 0,
		campaignId: id,
		campaignName: name,
		errors,
		warnings: count('warning'),
		notices: count('notice'),
		steps: known.steps?.length ?? null,
		leads: leadCount ?? null,
		emailAccounts: known.accounts?.length ?? null,
		newLeadsPerDay: pace?.perDay ?? null,
		sendingDays: pace?.days ?? null,
	};
}

/** What the user reads where errors are to stop the workflow. */
function notReady({ campaign: { id, name } }: Reading, findings: Finding[]): Problem {
	const errors = findings.filter(({ severity }) => severity === 'error');
	return new Problem(
		'refused',
		`The campaign '${String(name)}' (${String(id)}) is not ready to send`,
		{ description: describe(errors) },
	);
}

/** Findings as sentences. Of many the first stand for all. */
export function describe(findings: Finding[]): string {
	const sentences = findings.slice(0, 10).map(({ message, examples }) => {
		const others = examples.filter((one) => !message.toLowerCase().includes(one.toLowerCase()));
		const named = others.length > 0 ? `: ${others.join(', ')}` : '';
		return sentence(`${message}${named}`);
	});
	const more = findings.length - sentences.length;
	return [...sentences, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}
