import { fieldOf, valueOf, type Encoded } from '../engine/spec/parameter';
import { choice, decisive, required, shownFor } from './plain';

interface Choice {
	/** What sets the value: the words in the panel and the value in saved workflows. */
	set: { name: string; value: string };
	/** What takes it away, which the API wants as null. */
	remove: string;
	description: string;
}

/**
 * A value that is set or taken away. Taken away only on purpose: an expression without a value must
 * not do it. `change` goes into the request, `field` below it in the panel.
 */
export function setOrRemove(parameter: Encoded, { set, remove, description }: Choice) {
	const first = set.value;
	const field = required(fieldOf(parameter));
	const shown: Encoded = shownFor({ change: [first] }, { ...parameter, field });
	const change: Encoded = {
		field: decisive(
			choice('Change', 'change', first, description, [set, { name: remove, value: 'remove' }]),
		),
		encode: (chosen, read) => (chosen === 'remove' ? null : valueOf(shown, read)),
	};
	return { change, field: shown.field };
}
