import type { Encoded } from '../../../engine/spec/parameter';
import { check } from '../../../engine/spec/value';
import { category } from '../../../fields/category';
import { asColor } from '../../../fields/encode';
import { choice, described, option, text } from '../../../fields/plain';

/** A category of the account's own. */
export const ownCategory = described(
	category,
	'The category to work on. It must be one that you created.',
);

const name = text('Name', 'name', 'e.g. Key account', 'The name of the category');

const sentiment = choice(
	'Sentiment',
	'sentimentType',
	'neither',
	'Whether the category is positive or negative',
	[option('Negative', 'negative'), option('Neither', 'neither'), option('Positive', 'positive')],
);

/** Neither is null in the API. */
const sentiment_type: Encoded = {
	field: sentiment,
	encode(value) {
		const chosen = check(sentiment, value);
		return chosen === 'neither' ? null : chosen;
	},
};

const colour_code = asColor({
	displayName: 'Color',
	name: 'colourCode',
	type: 'color',
	default: '#f9f1e9',
	description: 'The color of the category in SmartLead',
});

/** What a category consists of. */
export const categoryFields = { name, sentiment_type, colour_code };
