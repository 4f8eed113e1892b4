import {
	keepSending,
	openProxyDoor,
	Sandbox,
	seedForExamples,
	standardLimits,
	type Shapes,
} from '../sandbox';
import type { Proxy } from './environment';
import type { UserFolder } from './folders';
import type { CredentialData, Rest } from './rest';

/** The SmartLead that n8n talks to: its stand-in on this machine, or the real one. */
export interface SmartLead {
	real: boolean;
	credential: CredentialData;
	/** How n8n reaches it; none: as it reaches everything else. */
	proxy?: Proxy;
	/** Where it believes n8n to be; none: where n8n itself says. */
	webhookUrl?: string;
	close(): Promise<void>;
}

const sandboxKey = 'sandbox-key';

/** SmartLead takes public https addresses only: this one the stand-in takes for the n8n beside it. */
export const publicUrl = 'https://n8n.example.com/';

/** Takes the real key out of this process's environment, and so out of every child's. */
export function takeKey(): string | undefined {
	const key = process.env.SMARTLEAD_API_KEY?.trim();
	delete process.env.SMARTLEAD_API_KEY;
	return key === '' ? undefined : key;
}

/** The real SmartLead, with the key in n8n's credential and nowhere else. */
export function realSmartLead(apiKey: string): SmartLead {
	return {
		real: true,
		credential: {
			name: 'SmartLead',
			type: 'smartLeadApi',
			data: { apiKey, sendKeyIn: 'query' },
		},
		close: async () => undefined,
	};
}

/** Has n8n ask the real SmartLead once whether the key is good, and says what to do where it is not. */
export async function assertKeyWorks(
	rest: Pick<Rest, 'testCredential'>,
	{ real, credential }: SmartLead,
): Promise<void> {
	if (!real) return;
	const { status, message } = await rest.testCredential(credential);
	if (status === 'OK') return;
	throw new Error(
		`SmartLead does not work with SMARTLEAD_API_KEY: ${message}\nSet the right key and start again. ` +
			`To use the stand-in, which needs no key and no network: unset SMARTLEAD_API_KEY.`,
	);
}

/**
 * The stand-in, behind the door that an unmodified n8n can use; it answers as people
 * have met the real one, unless told otherwise, and tells the n8n at `deliverTo` what happens.
 */
export async function startSandbox(
	folder: UserFolder,
	{ shapes = 'live', deliverTo }: { shapes?: Shapes; deliverTo?: string } = {},
): Promise<SmartLead & { sandbox: Sandbox }> {
	const sandbox = new Sandbox({
		keys: [sandboxKey],
		limits: standardLimits,
		shapes,
		webhooks: { deliverTo },
	});
	// So that every example has rows to show, whenever somebody looks.
	sandbox.reset(seedForExamples(Date.now()));
	const door = await openProxyDoor(sandbox, { folder: folder.path });
	const stop = keepSending(sandbox.events.deliveries);
	return {
		real: false,
		sandbox,
		credential: {
			name: 'SmartLead (sandbox)',
			type: 'smartLeadApi',
			data: { apiKey: sandboxKey, sendKeyIn: 'query' },
		},
		proxy: { url: door.url, caFile: door.caFile },
		webhookUrl: publicUrl,
		async close() {
			stop();
			await door.close();
		},
	};
}
