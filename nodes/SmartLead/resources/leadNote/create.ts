import { operation } from '../../../engine/spec/operation';
import { created } from '../../../fields/alike';
import { conversation, ofItsLead, whereItIs } from '../../../fields/lead';
import { longText, required } from '../../../fields/plain';
import { getAll } from './getAll';

export const create = operation({
	id: 'leadNote.create',
	name: 'Create',
	action: 'Add a note to a lead',
	description: 'Add a note to the conversation with a lead. Only your team sees it.',
	request: 'POST /master-inbox/create-note',
	leadingFields: [whereItIs],
	settle: {
		...created({ note_message: 'note_message' }),
		reads: [ofItsLead(getAll)],
	},
	body: {
		email_lead_map_id: conversation,
		note_message: required(
			longText(
				3,
				'Note',
				'noteMessage',
				'e.g. Wants the prices for 50 seats',
				'The text of the note',
			),
		),
	},
});
