import { attempt } from '../../../engine/problem';
import type { Job } from '../../../engine/spec/operation';
import { perRun } from '../../../engine/spec/perRun';
import { idOf } from '../../../engine/spec/value';
import { getAll as getTags } from '../leadTag/getAll';
import { create as createTag } from '../tag/create';
import { getAll as getTagsElsewhere } from '../tag/getAll';
import { madeId } from './madeId';

/** What may be asked for and made on the way. */
export const tagRequests = [getTags, getTagsElsewhere, createTag];

const listed = perRun((): { tags?: Map<string, number> } => ({}));

/** The tags of the account by their names, without spaces around them; those that are missing are created. */
export async function tagsByName(job: Job, names: string[]): Promise<number[]> {
	if (names.length === 0) return [];
	const known = (listed(job.inRun).tags ??= await tagIds(job));
	const ids: number[] = [];
	for (const name of names) {
		const id = known.get(name.trim()) ?? (await newTag(job, name, known));
		known.set(name.trim(), id);
		ids.push(id);
	}
	return ids;
}

/** The tags of the account: by the documented route, and where it is refused by the one of some clients. */
async function tagIds({ rows }: Job): Promise<Map<string, number>> {
	const tried = await attempt(async () => await rows(getTags));
	const isRefused = 'problem' in tried && tried.problem.kind === 'refused' && !tried.problem.final;
	if ('problem' in tried && !isRefused) throw tried.problem;
	const tags = 'value' in tried ? tried.value : await rows(getTagsElsewhere);
	return new Map(tags.map(({ id, name }) => [String(name).trim(), idOf(id)]));
}

const newTag = async (job: Job, name: string, known: Map<string, number>): Promise<number> =>
	await madeId(job, createTag, {
		body: { name },
		before: [...known.values()],
		title: `tag '${name}'`,
	});
