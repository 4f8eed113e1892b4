import { by, byId } from '../row';

/** The leads of campaign 301 in the sandbox: the second has got a mail and has replied. */
export const first = 5_995_000_001;
export const second = 5_995_000_002;
export const third = 5_995_000_003;

/** Their entries in the campaign, which have ids of their own. */
export const firstMap = 4_433_000_001;
export const secondMap = 4_433_000_002;
export const thirdMap = 4_433_000_003;

export const path = { campaign_id: '301' };
export const firstPath = { campaign_id: '301', lead_id: String(first) };
export const secondPath = { campaign_id: '301', lead_id: String(second) };

export const first301 = { campaignId: byId(301), leadId: byId(first) };
export const second301 = { campaignId: byId(301), leadId: byId(second) };

/** The second lead by its address, and what is asked for to get its id. */
export const secondByEmail = by('email', ' lead2@example.com ');
export const byEmail = { campaignId: byId(301), leadId: secondByEmail };
/** The same where its entry in the campaign is wanted. */
export const mapByEmail = { campaignId: byId(301), leadMapId: secondByEmail };
export const lookUp = { id: 'lead.getByEmail', query: { email: 'lead2@example.com' } };
