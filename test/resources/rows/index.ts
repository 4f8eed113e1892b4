import type { Rows } from '../row';
import { campaign } from './campaign';
import { campaignSetUp } from './campaignSetUp';
import { emailAccount } from './emailAccount';
import { lead } from './lead';
import { leadCategory } from './leadCategory';

/** Resource value → its operations. What stands here is what this release promises. */
export const rows: Record<string, Rows> = {
	campaign: { ...campaign, ...campaignSetUp },
	emailAccount,
	lead,
	leadCategory,
};
