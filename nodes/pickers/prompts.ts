import type { IDataObject } from 'n8n-workflow';

import { unreadable } from '../engine/http/errors';
import { isObject, valueAt } from '../engine/json';
import { campaignOf } from './chosen';
import { named } from './entries';
import { oneOf } from './search';

const route = '/campaigns/{campaign_id}/prompt-template';

/** The prompt template of the chosen campaign, which has one at most. */
export const searchPromptTemplates = oneOf(
	async (ask, context) => {
		const path = { campaign_id: campaignOf(context) };
		const template = valueAt(await ask.answer(route, { path }), 'data.template');
		if (template === null) return [];
		if (isObject(template)) return [template];
		throw unreadable({ method: 'GET', route });
	},
	({ prompt_content, id }: IDataObject) => named(prompt_content, `Template ${String(id)}`),
);
