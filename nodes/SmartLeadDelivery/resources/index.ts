import type { Resources } from '../../engine/spec/operation';
import * as provider from './provider';
import * as spamTest from './spamTest';
import * as spamTestFolder from './spamTestFolder';
import * as spamTestReport from './spamTestReport';
import * as testedEmailAccount from './testedEmailAccount';

const host = 'smartdelivery';

export const resources: Resources = {
	provider: { name: 'Provider', host, default: 'getAll', operations: provider },
	spamTest: { name: 'Placement Test', host, default: 'getAll', operations: spamTest },
	spamTestFolder: { name: 'Folder', host, default: 'getAll', operations: spamTestFolder },
	spamTestReport: { name: 'Report', host, default: 'getByProvider', operations: spamTestReport },
	testedEmailAccount: {
		name: 'Tested Email Account',
		host,
		default: 'getAll',
		operations: testedEmailAccount,
	},
};
