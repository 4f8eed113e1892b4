import type { Resource } from '../../../engine/spec/operation';
import { addEmailAccounts } from './addEmailAccounts';
import { addEmailAccountsByTag } from './addEmailAccountsByTag';
import { addTags } from './addTags';
import { assignClient } from './assignClient';
import { check } from './check';
import { create } from './create';
import { createFromBlueprint } from './createFromBlueprint';
import { createPromptTemplate } from './createPromptTemplate';
import { createSubsequence } from './createSubsequence';
import { remove } from './delete';
import { duplicate } from './duplicate';
import { get } from './get';
import { getAll } from './getAll';
import { getBlueprint } from './getBlueprint';
import { getEmailAccounts } from './getEmailAccounts';
import { getPromptTemplate } from './getPromptTemplate';
import { getSequences } from './getSequences';
import { launch } from './launch';
import { reallocateEmailAccounts } from './reallocateEmailAccounts';
import { removeEmailAccounts } from './removeEmailAccounts';
import { removeTags } from './removeTags';
import { saveSequences } from './saveSequences';
import { sendTestEmail } from './sendTestEmail';
import { updateFolder } from './updateFolder';
import { updatePromptTemplate } from './updatePromptTemplate';
import { updateSchedule } from './updateSchedule';
import { updateSettings } from './updateSettings';
import { updateSpintaxDistribution } from './updateSpintaxDistribution';
import { updateStatus } from './updateStatus';
import { updateTeamMember } from './updateTeamMember';

export const campaign: Resource = {
	name: 'Campaign',
	host: 'server',
	default: 'getAll',
	operations: {
		addEmailAccounts,
		addEmailAccountsByTag,
		addTags,
		assignClient,
		check,
		create,
		createFromBlueprint,
		createPromptTemplate,
		createSubsequence,
		delete: remove,
		duplicate,
		get,
		getAll,
		getBlueprint,
		getEmailAccounts,
		getPromptTemplate,
		getSequences,
		launch,
		reallocateEmailAccounts,
		removeEmailAccounts,
		removeTags,
		saveSequences,
		sendTestEmail,
		updateFolder,
		updatePromptTemplate,
		updateSchedule,
		updateSettings,
		updateSpintaxDistribution,
		updateStatus,
		updateTeamMember,
	},
};
