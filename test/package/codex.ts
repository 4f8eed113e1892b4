import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { SmartLeadPollTrigger } from '../../nodes/SmartLeadPollTrigger/SmartLeadPollTrigger.node';
import { SmartLeadTrigger } from '../../nodes/SmartLeadTrigger/SmartLeadTrigger.node';

interface Codex {
	alias: string[];
}

/** What the panel of nodes knows of a node beside its description. */
export function codexOf(name: string): Codex {
	const folder = name.replace(/^s/, 'S');
	const file = join(__dirname, '../../nodes', folder, `${folder}.node.json`);
	return JSON.parse(readFileSync(file, 'utf8')) as Codex;
}

/** The two nodes that start workflows. */
export const triggers = [new SmartLeadTrigger(), new SmartLeadPollTrigger()].map(
	({ description: { name, displayName } }) => ({ displayName, alias: codexOf(name).alias }),
);
