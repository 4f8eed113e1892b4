import { delimiter, dirname } from 'node:path';

import { pinned, type Application } from './application';
import type { UserFolder } from './folders';

/** The way out of n8n that leads to the sandbox. */
export interface Proxy {
	url: string;
	caFile: string;
}

/** What n8n takes from the developer's environment; everything else could bend a test or is secret. */
const kept = [
	'PATH',
	'HOME',
	'USER',
	'LANG',
	'LC_ALL',
	'TERM',
	'TMPDIR',
	'TEMP',
	'TMP',
	'SystemRoot',
	'windir',
	'ComSpec',
	'PATHEXT',
	'APPDATA',
	'LOCALAPPDATA',
	'USERPROFILE',
];

/** What is needed besides to reach the real SmartLead from behind a company's proxy. */
const wayOut = [
	'HTTP_PROXY',
	'HTTPS_PROXY',
	'ALL_PROXY',
	'NO_PROXY',
	'http_proxy',
	'https_proxy',
	'all_proxy',
	'no_proxy',
	'NODE_EXTRA_CA_CERTS',
	'SSL_CERT_FILE',
	'SSL_CERT_DIR',
	// Where the real SmartLead finds this n8n with what has happened.
	'N8N_WEBHOOK_URL',
	'WEBHOOK_URL',
];

/** The environment of an n8n process: nothing is sent anywhere but to SmartLead or its stand-in. */
export function n8nEnvironment(options: {
	/** The pinned one when left out. */
	application?: Application;
	folder: UserFolder;
	brokerPort: number;
	/** None: the real SmartLead. */
	proxy?: Proxy;
	/** The address under which n8n is said to be found from outside. */
	webhookUrl?: string;
}): NodeJS.ProcessEnv {
	const { application = pinned } = options;
	const env: NodeJS.ProcessEnv = {};
	for (const name of options.proxy ? kept : [...kept, ...wayOut]) {
		if (process.env[name] !== undefined) env[name] = process.env[name];
	}
	if (options.proxy) {
		env.HTTP_PROXY = options.proxy.url;
		env.HTTPS_PROXY = options.proxy.url;
		env.NO_PROXY = '127.0.0.1,localhost';
		env.NODE_EXTRA_CA_CERTS = options.proxy.caFile;
		// The npm that n8n starts finds the stand-in by what is above; nothing of this machine's own
		// npm, its settings or what it has downloaded before, may lead it elsewhere.
		env.npm_config_userconfig = options.folder.file('npmrc');
		env.npm_config_globalconfig = options.folder.file('npmrc-global');
		env.npm_config_cache = options.folder.file('npm-cache');
		env.npm_config_update_notifier = 'false';
	}
	if (options.webhookUrl !== undefined) {
		env.N8N_WEBHOOK_URL = options.webhookUrl;
		// Older n8n knows this one only.
		env.WEBHOOK_URL = options.webhookUrl;
	}
	return {
		...env,
		// n8n starts its runner as plain `node`: that, too, is to be the application's own.
		PATH: `${dirname(application.nodeBinary)}${delimiter}${process.env.PATH ?? ''}`,
		N8N_USER_FOLDER: options.folder.path,
		N8N_RUNNERS_BROKER_PORT: String(options.brokerPort),
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
		// n8n's own default is New York: times in the examples would look wrong everywhere else.
		GENERIC_TIMEZONE: Intl.DateTimeFormat().resolvedOptions().timeZone,
		NO_COLOR: '1',
		...application.env,
	};
}
