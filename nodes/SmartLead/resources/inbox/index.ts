import type { Resource } from '../../../engine/spec/operation';
import { associateUntrackedReply } from './associateUntrackedReply';
import { blockDomains } from './blockDomains';
import { changeReadStatus } from './changeReadStatus';
import { createSavedView } from './createSavedView';
import { forward } from './forward';
import { get } from './get';
import { getArchived } from './getArchived';
import { getAssigned } from './getAssigned';
import { getImportant } from './getImportant';
import { getReminders } from './getReminders';
import { getReplies } from './getReplies';
import { getReplyStatus } from './getReplyStatus';
import { getScheduled } from './getScheduled';
import { getSent } from './getSent';
import { getSnoozed } from './getSnoozed';
import { getUnread } from './getUnread';
import { getUntracked } from './getUntracked';
import { getViews } from './getViews';
import { ignoreReply } from './ignoreReply';
import { pushToSubsequence } from './pushToSubsequence';
import { reply } from './reply';
import { resumeLead } from './resumeLead';
import { setReminder } from './setReminder';
import { updateCategory } from './updateCategory';
import { updateRevenue } from './updateRevenue';
import { updateTeamMember } from './updateTeamMember';

/** SmartLead calls it the Master Inbox. */
export const inbox: Resource = {
	name: 'Master Inbox',
	host: 'server',
	default: 'getReplies',
	operations: {
		associateUntrackedReply,
		blockDomains,
		changeReadStatus,
		createSavedView,
		forward,
		get,
		getArchived,
		getAssigned,
		getImportant,
		getReminders,
		getReplies,
		getReplyStatus,
		getScheduled,
		getSent,
		getSnoozed,
		getUnread,
		getUntracked,
		getViews,
		ignoreReply,
		pushToSubsequence,
		reply,
		resumeLead,
		setReminder,
		updateCategory,
		updateRevenue,
		updateTeamMember,
	},
};
