/**
 * What an element of HTML is to the email it stands in. `quote`: the earlier email. `intro`: the line
 * above it. `holder`: both. `below`: the earlier email, where the client lets people write between its
 * lines unmarked. `cut`: everything that comes is the earlier email.
 */
export type Role = 'quote' | 'intro' | 'holder' | 'below' | 'cut';

/** How the clients name what they quote: a class or an id of an element that is no blockquote. */
const marks: Record<string, Role> = {
	// Gmail: the line, and around it and the blockquote. A forwarded email has no blockquote.
	gmail_attr: 'intro',
	gmail_quote: 'holder',
	gmail_quote_container: 'holder',
	// Thunderbird
	'moz-cite-prefix': 'intro',
	'moz-forward-container': 'below',
	// ProtonMail
	protonmail_quote: 'holder',
	// Zoho Mail
	zmail_extra: 'holder',
	// Yahoo: no blockquote within
	yahoo_quoted: 'below',
	// Outlook on the web, and Hotmail before it
	appendonsend: 'cut',
	divrplyfwdmsg: 'cut',
	stopspelling: 'cut',
	// The newer Outlook, and the one for phones
	'mail-editor-reference-message-container': 'below',
	'ms-outlook-mobile-reference-message': 'below',
	// Outlook for Mac
	olk_src_body_section: 'below',
	// Apple Mail, in forwarded emails
	appleoriginalcontents: 'below',
};

const named = /(?:^|[\s"'])(?:class|id)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** An element of an email has one class and one id, of a few names. */
const mostNames = 30;

/** What the class or the id of an element says; undefined where it says nothing of quotes. */
export function roleOf(attributes: string): Role | undefined {
	if (!attributes.includes('=')) return undefined;
	let left = mostNames;
	for (const [, double, single, bare] of attributes.matchAll(named)) {
		const names = (double ?? single ?? bare ?? '').toLowerCase().split(/\s/, left);
		left -= names.length;
		for (const name of names) {
			// Outlook puts "x_" before the names in what it quotes, Yahoo a number behind.
			const plain = name.replace(/^(?:x_)+/, '').replace(/^(yahoo_quoted)_\d+$/, '$1');
			if (Object.hasOwn(marks, plain)) return marks[plain];
		}
		if (left <= 0) break;
	}
	return undefined;
}

/** Gmail, Outlook on the web and Apple Mail move text to the right with a blockquote that quotes nothing. */
export const isIndented = (attributes: string): boolean =>
	/webkit-indent-blockquote/i.test(attributes) ||
	(/margin[^;"']{0,40}\b40px/i.test(attributes) && /border[^;"']{0,10}:\s?none/i.test(attributes));
