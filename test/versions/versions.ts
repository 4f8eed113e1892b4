/** An n8n that people run, and the libraries that it brings to nodes. */
export interface N8nVersion {
	/** n8n's own version, as people know it. */
	n8n: string;
	core: string;
	workflow: string;
	/** What its libraries need in a version of its own, as their newest dependencies ask for more. */
	overrides?: Record<string, string>;
}

/**
 * The oldest that the package supports, some in between, and the one that the tests pin. n8n's own
 * package names the versions of its libraries.
 */
export const versions: N8nVersion[] = [
	{ n8n: '1.85', core: '1.84.0', workflow: '1.83.0', overrides: { zod: '3.25.76' } },
	{ n8n: '1.105', core: '1.104.3', workflow: '1.102.2' },
	{ n8n: '1.123', core: '1.122.48', workflow: '1.120.31' },
	{ n8n: '2.0', core: '2.0.0', workflow: '2.0.0' },
	{ n8n: '2.20', core: '2.20.6', workflow: '2.20.3' },
	{ n8n: '2.41', core: '2.41.1', workflow: '2.41.0' },
];
