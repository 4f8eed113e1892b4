import type { Resources } from '../../engine/operation';
import { campaign } from './campaign';
import { emailAccount } from './emailAccount';
import { lead } from './lead';
import { leadCategory } from './leadCategory';

export const resources: Resources = { campaign, emailAccount, lead, leadCategory };
