import { attempt } from '../../../engine/problem';

/**
 * Makes something, and looks for it where the end of the request says nothing: what is there is not
 * made again. Where it is not there, the request's own end is told.
 */
export async function settled<T>(
	make: () => Promise<T>,
	look: () => Promise<T | undefined>,
): Promise<T> {
	const made = await attempt(make);
	if (!('problem' in made)) return made.value;
	const { problem } = made;
	if (problem.kind !== 'uncertain') throw problem;
	const found = await attempt(look);
	if ('problem' in found) throw problem;
	if (found.value !== undefined) return found.value;
	const { description = '' } = problem;
	throw problem.described(`${description} It was looked for and not found.`.trim());
}
