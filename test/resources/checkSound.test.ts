import { inFakeTime } from '../engine/hurry';
import { everyShape } from '../sandbox';
import { byId } from './row';
import { scene } from './scene';
import {
	checked,
	leadAt,
	scheduleOf,
	secondEmail,
	sound,
	where,
	type Sound,
} from './soundCampaign';

inFakeTime();

/* Campaigns in which something looks odd, and of which Check says nothing. */

/** What looks odd and is right. */
const fine: Record<string, (sound: Sound) => void> = {
	'nothing but a picture': secondEmail('<p><img src="https://example.com/a.png"></p>'),
	'filters and conditions': secondEmail(
		'<p>{{ first_name | default: "there" }} {% if city %}{{city}}{% else %}you{% endif %}</p>',
	),
	'choices in choices, with variables': secondEmail(
		'<p>{{Hi|Hello}|{{first_name}}|{Hey|{{ first_name }}}}</p>',
	),
	'braces of styles and comments': secondEmail(
		'<style>@media (max-width:600px){.a{color:red}}</style><!--[if mso]>{x<![endif]--><p>Hi</p>',
	),
	'hours of a whole day, every day': (one) =>
		Object.assign(scheduleOf(one), {
			startHour: '00:00',
			endHour: '23:59',
			days: [0, 1, 2, 3, 4, 5, 6],
			timezone: 'UTC',
		}),
	'emails that say how to get no more of them': ({ campaign }) => {
		campaign.settings.unsubscribeText = '';
		for (const step of campaign.sequence) step.emailBody += '<p>To unsubscribe, reply.</p>';
	},
	'no domain where nothing is tracked': ({ campaign, accounts }) => {
		campaign.settings.trackSettings = ['DONT_TRACK_EMAIL_OPEN', 'DONT_TRACK_LINK_CLICK'];
		for (const account of accounts) account.trackingDomain = null;
	},
	'a reputation that is just good enough': ({ accounts }) => (accounts[0].reputation = 90),
	'a lead that has unsubscribed and lacks everything': (one) => {
		const lead = Object.assign(leadAt(one, 2), { firstName: null, customFields: {} });
		for (const place of one.state.campaignLeads.values()) {
			if (place.leadId === lead.id) place.status = 'STOPPED';
		}
	},
};

test.each(everyShape.flatMap((shapes) => Object.keys(fine).map((name) => [name, shapes] as const)))(
	'says nothing of %s, answers as %s',
	async (name, shapes) => {
		const { error, json } = await checked(shapes, fine[name]);
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ ok: true, errors: 0, warnings: 0, notices: 0 }]);
	},
);

test('what is deleted is not looked at, nor a text that a person is to write', async () => {
	const opened = scene({ shapes: 'live' });
	const { campaign } = sound(opened.sandbox.state);
	const variant = { subject: 'Hi', email_body: '<p>Hi</p>' };
	opened.answer('campaign.getSequences', [
		{
			seq_number: 1,
			seq_delay_details: { delayInDays: 0 },
			subject: '',
			email_body: '',
			sequence_variants: [
				{ ...variant, variant_label: 'A' },
				{ subject: '', email_body: '{{nobody', variant_label: 'B', is_deleted: true },
			],
		},
		{ seq_number: 2, seq_delay_details: { delayInDays: 0 }, email_body: '', is_deleted: true },
		{ seq_number: 3, seq_delay_details: { delayInDays: 0 }, email_body: '', seq_type: 'MANUAL' },
	]);
	const { json } = await opened.run(where, { campaignId: byId(campaign.id) });
	expect(json).toMatchObject([{ ok: true, warnings: 0, steps: 2 }]);
});
