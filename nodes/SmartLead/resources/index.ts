import type { Resources } from '../../engine/spec/operation';
import * as analytics from './analytics';
import * as blockList from './blockList';
import * as campaign from './campaign';
import * as campaignStatistics from './campaignStatistics';
import * as client from './client';
import * as emailAccount from './emailAccount';
import * as inbox from './inbox';
import * as lead from './lead';
import * as leadCategory from './leadCategory';
import * as leadList from './leadList';
import * as leadNote from './leadNote';
import * as leadTag from './leadTag';
import * as leadTask from './leadTask';
import * as tag from './tag';
import * as webhook from './webhook';

const host = 'server';

export const resources: Resources = {
	/** Reports over the whole account, ready for a spreadsheet: one item per campaign, day, email account … */
	analytics: { name: 'Analytics', host, default: 'overallStats', operations: analytics },
	blockList: { name: 'Block List', host, default: 'getAll', operations: blockList },
	campaign: { name: 'Campaign', host, default: 'getAll', operations: campaign },
	campaignStatistics: {
		name: 'Campaign Statistics',
		host,
		default: 'analytics',
		operations: campaignStatistics,
	},
	client: { name: 'Client', host, default: 'getAll', operations: client },
	emailAccount: { name: 'Email Account', host, default: 'getAll', operations: emailAccount },
	/** SmartLead calls it the Master Inbox. */
	inbox: { name: 'Master Inbox', host, default: 'getReplies', operations: inbox },
	lead: { name: 'Lead', host, default: 'getAllInCampaign', operations: lead },
	leadCategory: { name: 'Lead Category', host, default: 'getAll', operations: leadCategory },
	leadList: { name: 'Lead List', host, default: 'getAll', operations: leadList },
	leadNote: { name: 'Lead Note', host, default: 'getAll', operations: leadNote },
	leadTag: { name: 'Lead Tag', host, default: 'getAll', operations: leadTag },
	leadTask: { name: 'Lead Task', host, default: 'getAll', operations: leadTask },
	tag: { name: 'Tag', host, default: 'getAll', operations: tag },
	webhook: { name: 'Webhook', host, default: 'getAllInCampaign', operations: webhook },
};
