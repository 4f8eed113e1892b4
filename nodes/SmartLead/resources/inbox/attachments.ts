import { InvalidValue } from '../../../engine/problem';
import type { Encoded } from '../../../engine/spec/parameter';
import { check, entriesOf, shown, textOf, within } from '../../../engine/spec/value';
import { forms, text } from '../../../fields/plain';

const size = {
	displayName: 'Size (Bytes)',
	name: 'fileSize',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description: 'The size of the file. 0 sends no size.',
} as const;

/** Files that SmartLead itself fetches from their addresses. */
export const attachments: Encoded = {
	field: forms(
		'Attachments',
		'attachments',
		'Add Attachment',
		'Files to attach. SmartLead downloads them from their web addresses.',
		{
			displayName: 'File',
			name: 'file',
			values: [
				text('URL', 'fileUrl', 'e.g. https://example.com/offer.pdf', 'Web address of the file'),
				text('Name', 'fileName', 'e.g. offer.pdf', 'The name of the file'),
				text('MIME Type', 'fileType', 'e.g. application/pdf', 'The MIME type of the file'),
				size,
			],
		},
	),
	encode(value) {
		const files = entriesOf(value, 'file');
		if (files.length === 0) throw new InvalidValue('is empty');
		return files.map(({ fileUrl, fileName, fileType, fileSize }) => {
			const bytes = within(size.displayName, () => check(size, fileSize));
			return {
				file_url: within('URL', () => addressOf(fileUrl)),
				...(fileName ? { file_name: within('Name', () => textOf(fileName)) } : {}),
				...(fileType ? { file_type: within('MIME Type', () => textOf(fileType)) } : {}),
				...(bytes ? { file_size: bytes } : {}),
			};
		});
	},
};

function addressOf(value: unknown): string {
	const url = textOf(value ?? '').trim();
	if (URL.canParse(url) && /^https?:/.test(url)) return url;
	throw new InvalidValue(`must be a web address, not ${shown(value)}`);
}
