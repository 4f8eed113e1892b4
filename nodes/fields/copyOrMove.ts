import type { INodeProperties } from 'n8n-workflow';

/** Whether leads that are pushed somewhere stay where they were. */
export const copyOrMove: INodeProperties = {
	displayName: 'Copy or Move',
	name: 'copyOrMove',
	type: 'options',
	options: [
		{ name: 'Copy', value: 'copy', description: 'The leads stay where they are as well' },
		{ name: 'Move', value: 'move', description: 'The leads leave where they are' },
	],
	default: 'copy',
	description: 'Whether the leads stay where they are as well',
};
