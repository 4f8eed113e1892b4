import { existsSync } from 'node:fs';

import { openFromTerminal } from './terminal';
import { through } from './tunnel';

describe('npm run sandbox', () => {
	it('opens, says how to use it, logs without the key, and leaves nothing behind', async () => {
		const lines: string[] = [];
		const print = (line: string) => lines.push(line);
		const { door, close } = await openFromTerminal(['--port', '0'], print);
		expect(lines[0]).toContain(`HTTPS_PROXY=${door.url}\n`);
		expect(lines[0]).toContain(`NODE_EXTRA_CA_CERTS=${door.caFile}\n`);
		expect(lines[0]).toContain('The API key is sandbox-key');
		expect(existsSync(door.caFile)).toBe(true);

		const path = '/client/?api_key=sandbox-key&x=sandbox-key';
		await through(door, 'server.smartlead.ai', 'GET', path);
		expect(lines.slice(1)).toEqual([
			'GET server.smartlead.ai/api/v1/client/?api_key=***&x=*** → 400',
		]);

		const again = openFromTerminal(['--port', String(door.port)], print);
		await expect(again).rejects.toThrow(`Port ${door.port} is taken`);

		await close();
		expect(existsSync(door.caFile)).toBe(false);
	});

	it('tells an n8n on this machine what happens, and no other', async () => {
		const lines: string[] = [];
		const args = ['--port', '0', '--deliver-to', 'http://127.0.0.1:9'];
		const { door, close } = await openFromTerminal(args, (line) => lines.push(line));
		expect(lines[0]).toContain('WEBHOOK_URL=https://n8n.example.com/');
		expect(lines[0]).toContain(`curl ${door.url}/events`);
		await close();
		const away = openFromTerminal(['--deliver-to', 'https://example.com'], () => {});
		await expect(away).rejects.toThrow('--deliver-to wants an n8n on this machine');
	});

	it('answers as people have met the real one, unless told otherwise', async () => {
		const lines: string[] = [];
		const open = async (...args: string[]) =>
			await openFromTerminal(['--port', '0', ...args], (line) => lines.push(line));
		const path = '/campaigns/301?api_key=sandbox-key';
		const first = async (...args: string[]) => {
			const { door, close } = await open(...args);
			const { text } = await through(door, 'server.smartlead.ai', 'GET', path);
			await close();
			return text.slice(0, 6);
		};
		expect(await first()).toBe('{"id":');
		expect(await first('--answers', 'documented')).toBe('{"succ');
		expect(lines[0]).toContain('It answers as people have met the real one');
		await expect(open('--answers', 'guessed')).rejects.toThrow('--answers wants documented');
	});

	it.each([['many'], ['65536'], ['-1']])('wants a port that is one, not %s', async (port) => {
		await expect(openFromTerminal([`--port=${port}`], () => {})).rejects.toThrow('--port wants');
	});
});
