import { choice, option } from './plain';

/** Whether leads that are pushed somewhere stay where they were. */
export const copyOrMove = choice(
	'Copy or Move',
	'copyOrMove',
	'copy',
	'Whether to also keep the leads where they are',
	[
		option('Copy', 'copy', 'The leads also stay where they are now'),
		option('Move', 'move', 'The leads are removed from where they are now'),
	],
);
