import { either, ok, refuse } from '../answers';
import { badRequest } from '../rules/refusals';
import { numberIn, recordIn, recordsIn, textIn } from '../read';
import type { Campaign, SequenceStep, SequenceVariant } from '../state/state';
import type { ApiAnswer, Handler, Shapes, Values, World } from '../types';
import { touch, withCampaign } from './campaign';

/** A step as it is read: delayInDays and sequence_variants, where it was written otherwise. */
function shown(step: SequenceStep, campaign: Campaign, shapes: Shapes) {
	return {
		id: step.id,
		created_at: step.createdAt,
		updated_at: step.createdAt,
		email_campaign_id: campaign.id,
		seq_number: step.number,
		seq_delay_details: { delayInDays: step.delayInDays },
		subject: step.subject,
		email_body: step.emailBody,
		sequence_variants: step.variants.map((variant) => ({
			id: variant.id,
			[shapes === 'documented' ? 'variant_name' : 'variant_label']: variant.label,
			subject: variant.subject,
			email_body: variant.emailBody,
			variant_distribution_percentage: variant.percentage,
		})),
	};
}

/** A step as it arrives live, with what else is known of it and its variants. */
function shownLive(step: SequenceStep, campaign: Campaign) {
	const { sequence_variants, ...record } = shown(step, campaign, 'live');
	return {
		...record,
		seq_type: step.type,
		variant_distribution_type: 'MANUAL_EQUAL',
		sequence_variants: sequence_variants.map((variant) => ({
			...variant,
			created_at: step.createdAt,
			updated_at: step.createdAt,
			is_deleted: false,
			email_campaign_seq_id: step.id,
			optional_email_body_1: null,
		})),
	};
}

/** campaign.getSequences */
export const getSequences: Handler = withCampaign((campaign, _request, { shapes }) => {
	const data = campaign.sequence.map((step) => shown(step, campaign, shapes));
	return either(
		shapes,
		() => ok({ success: true, data }),
		() => ok(data),
		() => ok(campaign.sequence.map((step) => shownLive(step, campaign))),
	);
});

function stepProblem(values: Values, campaign: Campaign): string | undefined {
	const text = [textIn(values, 'subject'), textIn(values, 'email_body')];
	if (recordsIn(values, 'seq_variants').length > 0 && text.some((part) => part)) {
		return 'subject and email_body must be empty when seq_variants are given';
	}
	const id = numberIn(values, 'id');
	if (id !== undefined && !campaign.sequence.some((step) => step.id === id)) {
		return `Invalid sequence id ${id}`;
	}
	return undefined;
}

function readVariant(values: Values, world: World): SequenceVariant {
	return {
		id: numberIn(values, 'id') ?? world.state.nextIds.variant++,
		label: textIn(values, 'variant_label') ?? '',
		subject: textIn(values, 'subject') ?? '',
		emailBody: textIn(values, 'email_body') ?? '',
		percentage: numberIn(values, 'variant_distribution_percentage') ?? null,
	};
}

function readStep(values: Values, world: World): SequenceStep {
	return {
		id: numberIn(values, 'id') ?? world.state.nextIds.step++,
		number: numberIn(values, 'seq_number') ?? 0,
		subject: textIn(values, 'subject') ?? '',
		emailBody: textIn(values, 'email_body') ?? '',
		delayInDays: numberIn(recordIn(values, 'seq_delay_details'), 'delay_in_days') ?? 0,
		type: textIn(values, 'seq_type') ?? 'EMAIL',
		variants: recordsIn(values, 'seq_variants').map((variant) => readVariant(variant, world)),
		createdAt: new Date(world.now).toISOString(),
	};
}

/** Live, a running campaign does not know the fields of a step, and one variant alone is none. */
function liveRefusal(given: Values[], isActive: boolean): ApiAnswer | undefined {
	if (isActive) {
		return badRequest('"sequences[0].subject" is not allowed', 'body', ['sequences.0.subject']);
	}
	const single = given.findIndex((step) => recordsIn(step, 'seq_variants').length === 1);
	if (single < 0) return undefined;
	const name = `sequences[${single}].seq_variants`;
	return badRequest(`"${name}" must contain at least 2 items`, 'body', [
		`sequences.${single}.seq_variants`,
	]);
}

/** campaign.saveSequences: replaces all steps, and not while the campaign sends. */
export const saveSequences: Handler = withCampaign((campaign, { body }, world) => {
	const isActive = campaign.status === 'ACTIVE';
	const given = recordsIn(body, 'sequences');
	const refusal = world.shapes === 'live' ? liveRefusal(given, isActive) : undefined;
	if (refusal) return refusal;
	if (isActive) {
		return refuse(400, 'The sequences of an active campaign cannot be changed, pause it first');
	}
	for (const values of given) {
		const problem = stepProblem(values, campaign);
		if (problem !== undefined) return refuse(400, problem);
	}
	const numbers = given.map((values) => numberIn(values, 'seq_number'));
	if (new Set(numbers).size !== numbers.length) return refuse(422, 'seq_number must be unique');
	campaign.sequence = given
		.map((values) => readStep(values, world))
		.sort((a, b) => a.number - b.number);
	touch(campaign, world);
	const data = campaign.sequence.map((step) => ({
		id: step.id,
		seq_number: step.number,
		subject: step.subject,
		email_body: step.emailBody,
	}));
	return ok({ ok: true, data: world.shapes === 'live' ? 'success' : data });
});
