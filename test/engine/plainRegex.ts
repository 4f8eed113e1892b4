import * as n8nWorkflow from 'n8n-workflow';

/**
 * Lets n8n match without its watchdog. That is a thread for each match, which ends it after 250 ms of
 * the clock: on a busy machine a run would fail before it has begun. Older versions have no watchdog.
 */
export const matchPlainly = () => {
	if (!('setSafeRegexEngine' in n8nWorkflow)) return;
	n8nWorkflow.setSafeRegexEngine({
		exec: (pattern, input, flags) => new RegExp(pattern, flags).exec(input),
		test: (pattern, input, flags) => new RegExp(pattern, flags).test(input),
		replace: (pattern, input, flags, by) => input.replace(new RegExp(pattern, flags), by),
		matchAll: (pattern, input, flags = '') => [
			...input.matchAll(new RegExp(pattern, flags.includes('g') ? flags : `${flags}g`)),
		],
		split: (pattern, input, flags) => input.split(new RegExp(pattern, flags)),
	});
};
