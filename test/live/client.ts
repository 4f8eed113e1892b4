import { basePath, hosts, type CatalogOperation } from '../sandbox';
import type { LiveAnswer, Send } from './send';

export interface ClientOptions {
	apiKey: string;
	send: Send;
	sleep(ms: number): Promise<void>;
	/** In ms. */
	now?: () => number;
	perMinute?: number;
}

export interface ClientRequest {
	method: string;
	host?: CatalogOperation['host'];
	/** Behind /api/v1, its values filled in. */
	path: string;
	query?: Record<string, unknown>;
	body?: unknown;
	/** Instead of the one that is known to pass. */
	userAgent?: string;
}

const triesWhenLimited = 3;

/** The key was refused: nothing else would be answered either. */
export class KeyRefused extends Error {}

/** Asks a real account, no faster than it was told to. What it says of answers names nobody. */
export class LiveClient {
	private last = -Infinity;

	constructor(private readonly options: ClientOptions) {}

	/** Sends a request, again after a 429. Throws `KeyRefused` for a 401 and what the connection throws. */
	async ask({ method, host = 'server', path, query = {}, body, userAgent }: ClientRequest) {
		const url = new URL(`https://${hosts[host]}${basePath}${path}`);
		for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
		url.searchParams.set('api_key', this.options.apiKey);
		const text = method === 'GET' || body === undefined ? undefined : JSON.stringify(body);
		for (let tries = 1; ; tries++) {
			await this.turn();
			const answer: LiveAnswer = await this.options.send({ method, url, body: text, userAgent });
			if (answer.status === 401) throw new KeyRefused();
			if (answer.status !== 429 || tries === triesWhenLimited) return answer;
			await this.options.sleep((Number(answer.headers['retry-after']) || 60) * 1000);
		}
	}

	/** The API's own sentence. */
	saidIn(text: string): string {
		const value = parsed(text);
		const places = ['error.message', 'message', 'error', 'data.message'];
		const found = places.map((place) => at(value, place)).find((one) => typeof one === 'string');
		return this.redacted(typeof found === 'string' ? found : /^\s*</.test(text) ? 'a page' : text);
	}

	/** Without the key and without what may be somebody's; numbers of so many digits may be ids. */
	redacted(text: string, { length = 160, digits = 3 } = {}): string {
		const { apiKey } = this.options;
		const forms = [
			apiKey,
			encodeURIComponent(apiKey),
			new URLSearchParams([['', apiKey]]).toString().slice(1),
		];
		return forms
			.reduce((clean, key) => clean.replaceAll(key, '***'), text)
			.replace(/api_key=[^&\s"']*/gi, 'api_key=***')
			.replace(/\S+@\S+/g, '(email)')
			.replace(/\d+/g, (number) => (number.length < digits ? number : '(number)'))
			.replace(/\s+/g, ' ')
			.slice(0, length);
	}

	/** Keeps the requests apart. */
	private async turn(): Promise<void> {
		const { perMinute = 30, sleep, now = Date.now } = this.options;
		const wait = this.last + 60_000 / perMinute - now();
		if (wait > 0) await sleep(wait);
		this.last = now();
	}
}

/** JSON as a value, anything else as it is. */
export function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}

/** The value at a path of dots; '' is the value itself. */
export const at = (value: unknown, path: string): unknown =>
	(path === '' ? [] : path.split('.')).reduce<unknown>(
		(inner, key) =>
			typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
				? (inner as Record<string, unknown>)[key]
				: undefined,
		value,
	);
