/** The four products of SmartLead: the catalog's short name → the host that answers. */
export const hosts = {
	server: 'server.smartlead.ai',
	smartdelivery: 'smartdelivery.smartlead.ai',
	'prospect-api': 'prospect-api.smartlead.ai',
	'smart-senders': 'smart-senders.smartlead.ai',
} as const;

/** Short name of a host, as the catalog writes it. */
export type HostName = keyof typeof hosts;

/** What stands in front of every catalog path, on all four hosts. */
export const basePath = '/api/v1';

/** Short names of the four hosts. */
export const hostNames: HostName[] = ['server', 'smartdelivery', 'prospect-api', 'smart-senders'];

/** `server.smartlead.ai` → `server`; undefined for every host that is not SmartLead's. */
export function hostNameOf(hostname: string): HostName | undefined {
	return hostNames.find((name) => hosts[name] === hostname.toLowerCase());
}
