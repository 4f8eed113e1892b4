import { openFromTerminal } from './doors/terminal';

/** `npm run sandbox`: open until Ctrl+C, then gone without a trace. */
async function main(): Promise<void> {
	const opened = await openFromTerminal(process.argv.slice(2), (line) => console.log(line));
	const stop = () => {
		opened.close().catch(fail);
	};
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

function fail(error: unknown): void {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}

main().catch(fail);
