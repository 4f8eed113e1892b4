import type { Resources } from '../../engine/spec/operation';
import { provider } from './provider';
import { spamTest } from './spamTest';
import { spamTestFolder } from './spamTestFolder';
import { spamTestReport } from './spamTestReport';
import { testedEmailAccount } from './testedEmailAccount';

export const resources: Resources = {
	provider,
	spamTest,
	spamTestFolder,
	spamTestReport,
	testedEmailAccount,
};
