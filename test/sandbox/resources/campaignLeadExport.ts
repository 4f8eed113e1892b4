import type { ApiAnswer, Handler } from '../types';
import { either } from '../answers';
import { withCampaign } from './campaign';
import { invalidCampaign, placedIn } from './campaignLead';
import type { Placed } from './campaignLead';
import { leadSummary } from './leadRecord';
import type { SandboxState } from '../state/state';

type Cell = string | number | boolean | null | Record<string, unknown>;

/** RFC 4180; an object goes into its cell as JSON. */
function toCell(value: Cell): string {
	if (value === null) return '';
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
	return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** Excel wants the byte order mark at the front. */
function csv(rows: Array<Record<string, Cell>>, columns: string[]): ApiAnswer {
	const lines = [
		columns.join(','),
		...rows.map((row) => columns.map((column) => toCell(row[column] ?? null)).join(',')),
	];
	return {
		status: 200,
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': 'attachment; filename="leads.csv"',
		},
		body: `\uFEFF${lines.join('\n')}\n`,
	};
}

const longColumns =
	'id,campaign_lead_map_id,status,category,is_interested,created_at,first_name,last_name,email,' +
	'phone_number,company_name,website,location,custom_fields,linkedin_profile,company_url,' +
	'is_unsubscribed,unsubscribed_client_id_map,last_email_sequence_sent,open_count,click_count,' +
	'reply_count';

const shortColumns =
	'email,first_name,last_name,company_name,phone_number,status,category,created_at';

function toRow({ place, lead }: Placed, state: SandboxState): Record<string, Cell> {
	const { category_name: category } = leadSummary(lead, place, state);
	return {
		id: lead.id,
		campaign_lead_map_id: place.mapId,
		status: place.status,
		category,
		is_interested: category === 'Interested',
		created_at: place.createdAt,
		first_name: lead.firstName,
		last_name: lead.lastName,
		email: lead.email,
		phone_number: lead.phoneNumber,
		company_name: lead.companyName,
		website: lead.website,
		location: lead.location,
		custom_fields: lead.customFields,
		linkedin_profile: lead.linkedinProfile,
		company_url: lead.companyUrl,
		is_unsubscribed: place.isUnsubscribed || lead.isUnsubscribed,
		last_email_sequence_sent: place.lastStep,
		open_count: place.openCount,
		click_count: place.clickCount,
		reply_count: place.replyCount,
	};
}

/** campaignLead.export: two pages list different columns, one per shape. */
export const exportLeads: Handler = withCampaign((campaign, _request, { state, shapes }) => {
	const rows = placedIn(campaign, state).map((placed) => toRow(placed, state));
	return either(
		shapes,
		() => csv(rows, longColumns.split(',')),
		() => csv(rows, shortColumns.split(',')),
	);
}, invalidCampaign);
