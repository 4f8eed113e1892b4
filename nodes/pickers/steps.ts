import type { IDataObject } from 'n8n-workflow';

import { firstValueAt, objectsIn, valueAt } from '../engine/json';
import * as lists from '../fields/lists';
import { named } from './entries';
import { ofCampaign, oneOf, severalOf, type Rows } from './search';

/** The steps of the chosen campaign. */
const steps = ofCampaign('/campaigns/{campaign_id}/sequences', lists.sequences);

const stepName = ({ seq_number, subject }: IDataObject) =>
	`Step ${named(seq_number)}` + (subject ? `: ${String(subject)}` : '');

export const searchSequenceSteps = oneOf(steps, stepName);
export const getSequenceSteps = severalOf(steps, stepName);

/** The variants of its steps. */
const variants: Rows = async (ask, context) =>
	(await steps(ask, context)).flatMap((step) =>
		objectsIn(firstValueAt(step, lists.variantsOfStep))
			.filter(({ is_deleted }) => is_deleted !== true)
			.map((variant) => ({ ...variant, step })),
	);

export const getSequenceVariants = severalOf(
	variants,
	({ step, variant_name, variant_label, subject, id }) =>
		`${stepName({ seq_number: valueAt(step, 'seq_number') })}, ` +
		named(variant_name ?? variant_label, `variant ${String(id)}`) +
		(subject ? `: ${String(subject)}` : ''),
);
