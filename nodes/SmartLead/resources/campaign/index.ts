import type { Resource } from '../../../engine/operation';
import { addEmailAccounts } from './addEmailAccounts';
import { create } from './create';
import { remove } from './delete';
import { duplicate } from './duplicate';
import { get } from './get';
import { getAll } from './getAll';
import { getEmailAccounts } from './getEmailAccounts';
import { getSequences } from './getSequences';
import { removeEmailAccounts } from './removeEmailAccounts';
import { saveSequences } from './saveSequences';
import { updateSchedule } from './updateSchedule';
import { updateSettings } from './updateSettings';
import { updateStatus } from './updateStatus';

export const campaign: Resource = {
	name: 'Campaign',
	host: 'server',
	default: 'getAll',
	operations: {
		addEmailAccounts,
		create,
		delete: remove,
		duplicate,
		get,
		getAll,
		getEmailAccounts,
		getSequences,
		removeEmailAccounts,
		saveSequences,
		updateSchedule,
		updateSettings,
		updateStatus,
	},
};
