/**
 * What n8n loads beside itself: SmartLead is told a public address that nobody but its stand-in knows,
 * so the editor is told where forms and webhooks are really found, which is on this machine.
 */
const local = {
	get: () => `${process.env.N8N_EDITOR_BASE_URL}/`,
	// n8n writes the public address there whenever it is asked.
	set() {},
	enumerable: true,
	configurable: true,
};

module.exports = {
	frontend: {
		settings: [
			async (settings) => {
				Object.defineProperties(settings, { urlBaseWebhook: local, urlBaseWebhookTest: local });
			},
		],
	},
};
