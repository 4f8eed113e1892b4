import type { ApiRequest } from './request';

/**
 * An id that the user did not give but that SmartLead can name: the lead with this address, say.
 * It stands in a planned request until it is sent; the same request is asked once per run.
 */
export class Lookup {
	constructor(
		readonly request: ApiRequest,
		/** Takes the id from the answer, or throws an `InvalidValue` that says what was not found. */
		readonly pick: (answer: unknown) => unknown,
		/** The field it came from, to begin the sentence with. */
		readonly field: string,
	) {}

	/** What tells two lookups apart when requests are compared. */
	toJSON(): unknown {
		return [this.request.route, this.request.path, this.request.query];
	}
}
