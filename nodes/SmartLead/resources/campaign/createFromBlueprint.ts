import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { asJson, isList, valueAt } from '../../../engine/json';
import { attempt, Problem, sentence } from '../../../engine/problem';
import { operation, type Job, type Operation } from '../../../engine/spec/operation';
import { onBehalfOf, valueOf, type Read } from '../../../engine/spec/parameter';
import { perRun } from '../../../engine/spec/perRun';
import { isAlike } from '../../../fields/alike';
import { client } from '../../../fields/client';
import { adviceOnEmailAccounts, emailAccounts } from '../../../fields/emailAccount';
import { optional } from '../../../fields/locator';
import { choice, option, text } from '../../../fields/plain';
import { addEmailAccounts } from './addEmailAccounts';
import { addTags } from './addTags';
import type { Blueprint } from './blueprint';
import { blueprintIn } from './blueprintJson';
import { create } from './create';
import { getAll } from './getAll';
import { newCampaign } from './newCampaign';
import { saveSequences } from './saveSequences';
import { tagRequests, tagsByName } from './tagsByName';
import { updateSchedule } from './updateSchedule';
import { updateSettings } from './updateSettings';

const blueprintField: INodeProperties = {
	displayName: 'Blueprint',
	name: 'blueprint',
	type: 'json',
	default: '{}',
	required: true,
	placeholder: 'e.g. {{ $json }}',
	description: 'The document that Get Blueprint returns',
};

const nameField = text(
	'Name',
	'name',
	'e.g. Spring outreach for Example Co',
	'The name of the new campaign. Leave empty to use the name in the blueprint.',
);

const ifNameExists = choice(
	'If the Name Exists',
	'ifNameExists',
	'stop',
	'What to do if the account already has a campaign with this name',
	[
		option('Create Another', 'another', 'The account then has two campaigns with this name'),
		option('Stop', 'stop', 'Nothing is created'),
	],
);

export const createFromBlueprint = operation({
	id: 'campaign.createFromBlueprint',
	name: 'Create From Blueprint',
	action: 'Create a campaign from a blueprint',
	description:
		'Create a draft campaign from a document of Get Blueprint, in the account of this credential. Missing tags are created.',
	request: 'POST /campaigns/create',
	fields: [blueprintField, nameField, ifNameExists],
	optional: {
		body: {
			client_id: client,
			email_account_ids: optional(
				emailAccounts(),
				'The email accounts that it sends from: one from the list, or several by ID or email address, comma-separated',
			),
		},
	},
	uses: [
		getAll,
		...tagRequests,
		create,
		updateSettings,
		updateSchedule,
		saveSequences,
		addTags,
		addEmailAccounts,
	],
	advice: adviceOnEmailAccounts,
	custom: {
		because: 'a draft is made by several requests, one after the other',
		check(_request, read) {
			wishOf(read);
		},
		async run(job) {
			const wish = wishOf(job.read);
			const names = await refuseTaken(job, wish);
			const tagIds = await tagsByName(job, wish.blueprint.tags);
			const id = await created(job, wish, names);
			const done = await furnished(job, wish, { id, tagIds });
			return [{ json: { id, name: wish.name, status: 'DRAFTED', ...done } }];
		},
	},
});

interface Wish {
	blueprint: Blueprint;
	name: string;
	another: boolean;
}

function wishOf(read: Read): Wish {
	const blueprint = onBehalfOf(blueprintField, () => blueprintIn(read(blueprintField.name)));
	const name = valueOf(nameField, read);
	const own = typeof name === 'string' ? name.trim() : '';
	return {
		blueprint,
		name: own === '' ? blueprint.name : own,
		another: valueOf(ifNameExists, read) === 'another',
	};
}

const listed = perRun((): { campaigns?: IDataObject[] } => ({}));

/** The campaigns that have the name already, read once for all items. */
async function refuseTaken({ rows, inRun }: Job, { name, another }: Wish): Promise<IDataObject[]> {
	const known = (listed(inRun).campaigns ??= await rows(getAll));
	const taken = known.filter((row) => isAlike(row.name, name));
	if (another || taken.length === 0) return taken;
	const ids = taken.map(({ id }) => String(id)).join(', ');
	throw new Problem('parameter', `The account has a campaign '${name}' already`, {
		description: `Its ID is ${ids}. Nothing was created. Choose another 'Name', or set 'If the Name Exists' to 'Create Another'.`,
	});
}

/** The id of the draft. */
async function created(job: Job, { name }: Wish, before: IDataObject[]): Promise<number> {
	const clientId = valueAt(job.request.body, 'client_id');
	const id = await newCampaign(job, { name, clientId }, before);
	listed(job.inRun).campaigns?.push({ id, name });
	return id;
}

interface Draft {
	id: number;
	tagIds: number[];
}

/** Gives a draft all that the blueprint has. Where that breaks off, the error says what stands. */
async function furnished(
	job: Job,
	{ blueprint, name }: Wish,
	{ id, tagIds }: Draft,
): Promise<IDataObject> {
	const path = { campaign_id: id };
	const { client_id: clientId, email_account_ids: given } = job.request.body ?? {};
	const accounts = isList(given) ? given : [];
	const { settings, schedule, steps } = blueprint;
	const write = async (part: Operation, body: IDataObject) => await job.call(part, { path, body });
	const parts: Array<[string, boolean, () => Promise<unknown>]> = [
		[
			'settings',
			Object.keys(settings).length > 0,
			async () =>
				await write(updateSettings, {
					...settings,
					name,
					...(clientId === undefined ? {} : { client_id: clientId }),
				}),
		],
		['schedule', schedule !== null, async () => await write(updateSchedule, schedule ?? {})],
		['steps', steps.length > 0, async () => await write(saveSequences, { sequences: steps })],
		[
			'tags',
			tagIds.length > 0,
			async () => await job.call(addTags, { body: { campaignIds: [id], tagIds } }),
		],
		[
			'email accounts',
			accounts.length > 0,
			async () => await write(addEmailAccounts, { email_account_ids: asJson(accounts) }),
		],
	];
	const wanted = parts.filter(([, isWanted]) => isWanted);
	for (const [place, [, , send]] of wanted.entries()) {
		const tried = await attempt(send);
		if (!('problem' in tried)) continue;
		const named = (some: typeof wanted) => some.map(([part]) => part).join(', ');
		throw broken(tried.problem, {
			draft: `'${name}' (ID ${id})`,
			stands: named(wanted.slice(0, place)),
			missing: named(wanted.slice(place)),
		});
	}
	return {
		...(clientId === undefined ? {} : { client_id: clientId }),
		steps: steps.length,
		tags: blueprint.tags,
		email_accounts: accounts.length,
	};
}

interface Standing {
	draft: string;
	stands: string;
	missing: string;
}

const broken = (problem: Problem, { draft, stands, missing }: Standing): Problem =>
	problem.described(
		[
			problem.description ? sentence(problem.description) : '',
			`The draft ${draft} is in SmartLead${stands ? ` with its ${stands}` : ', empty'}; missing: ${missing}.`,
			'It sends nothing. Complete it there, or delete it and run this again.',
		]
			.filter((part) => part !== '')
			.join(' '),
	);
