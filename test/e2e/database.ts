import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Application } from '../n8n/application';
import type { UserFolder } from '../n8n/folders';
import { runToEnd } from '../n8n/processes';

// The tests may run on a Node.js without SQLite; n8n's has it.
const readAll = `
const { DatabaseSync } = require('node:sqlite');
const database = new DatabaseSync(process.argv[1], { readOnly: true });
const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
for (const { name } of tables) {
	for (const row of database.prepare('select * from "' + name + '"').iterate()) {
		console.log(name + ' ' + JSON.stringify(row));
	}
}
`;

/** Every row of n8n's database, a line each: the table's name and the row as JSON. */
export async function databaseRows(
	folder: UserFolder,
	{ nodeBinary }: Application,
): Promise<string[]> {
	const stdoutFile = folder.file('database.txt');
	const stderrFile = folder.file('database.err');
	const code = await runToEnd({
		file: nodeBinary,
		args: ['-e', readAll, join(folder.n8n, 'database.sqlite')],
		cwd: folder.path,
		env: { PATH: process.env.PATH },
		stdoutFile,
		stderrFile,
	});
	if (code !== 0) throw new Error(readFileSync(stderrFile, 'utf8'));
	return readFileSync(stdoutFile, 'utf8').trim().split('\n');
}
