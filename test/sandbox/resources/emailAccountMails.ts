import { json, ok, refuse } from '../answers';
import { isRecord, listIn, numberIn, textIn } from '../read';
import type { EmailAccount, SandboxState } from '../state/state';
import type { Handler, Values } from '../types';
import { withMailbox } from './emailAccountSetUp';

/** The code that unblocks warmup. */
export const unblockCode = '123456';

/** One message lies in every folder. */
function messagesOf({ fromEmail }: EmailAccount, wishes: Values) {
	return {
		folder: textIn(wishes, 'folder') ?? 'INBOX',
		messages: [
			{
				from: 'lead1@example.com',
				to: fromEmail,
				subject: 'Re: A question',
				date: '2026-01-20T09:00:00.000Z',
				...(wishes.includeBody === true ? { body: '<p>Tell me more.</p>' } : {}),
			},
		],
	};
}

/** emailAccount.fetchMessages */
export const fetchMessages: Handler = withMailbox('email_account_id', (account, body) =>
	ok(messagesOf(account, body)),
);

/** emailAccount.fetchMessagesBulk: a mailbox that nobody knows does not spoil the others. */
export const fetchMessagesBulk: Handler = ({ body }, { state }) => {
	const results = (listIn(body, '$root') ?? []).filter(isRecord).map((wishes) => {
		const account = state.emailAccounts.get(numberIn(wishes, 'account_id') ?? Number.NaN);
		const account_id = wishes.account_id;
		return account
			? { account_id, status: 'success', data: messagesOf(account, wishes) }
			: { account_id, status: 'error', error: 'Email account not found' };
	});
	const good = results.filter(({ status }) => status === 'success').length;
	return ok({
		results,
		summary: { total: results.length, success: good, error: results.length - good },
	});
};

/** emailAccount.fetchReplies */
export const fetchReplies: Handler = () => ok({ message: 'Fetching replies' });

/** emailAccount.reconnectFailed: those that failed work again. */
export const reconnectFailed: Handler = (_request, { state }) => {
	for (const account of state.emailAccounts.values()) {
		account.isSmtpSuccess = true;
		account.isImapSuccess = true;
	}
	return ok({ ok: true, message: 'Reconnecting the failed email accounts' });
};

/** emailAccount.getWarmupStats */
export const getWarmupStats: Handler = withMailbox('email_account_id', () =>
	ok({
		total_sent: 35,
		spam_count: 1,
		reputation_score: 97,
		daily_stats: [
			{ date: '2026-01-14', sent: 15, spam: 0, delivered: 15, opened: 12, replied: 4 },
			{ date: '2026-01-15', sent: 20, spam: 1, delivered: 19, opened: 14, replied: 5 },
		],
	}),
);

/** emailAccount.sendWarmupUnblockOtp */
export const sendUnblockCode: Handler = withMailbox('account_id', () =>
	ok({ ok: true, data: 'OTP sent' }),
);

/** emailAccount.verifyWarmupUnblockOtp: a wrong code is answered with 500. */
export const verifyUnblockCode: Handler = withMailbox('account_id', (account, body) => {
	if (textIn(body, 'otp') !== unblockCode) return json(500, { error: 'Invalid OTP' });
	account.isWarmupBlocked = false;
	return ok({ ok: true });
});

function senderOf(body: Values, state: SandboxState): EmailAccount | undefined {
	const id = numberIn(body, 'fromEmailId');
	if (id !== undefined) return state.emailAccounts.get(id);
	const address = textIn(body, 'fromEmail')?.toLowerCase();
	return [...state.emailAccounts.values()].find(({ fromEmail }) => fromEmail === address);
}

/** email.sendSingle: one of two ways to name the mailbox. */
export const sendSingle: Handler = ({ body }, { state }) => {
	if (body.fromEmail === undefined && body.fromEmailId === undefined) {
		return refuse(400, 'Exactly one of fromEmail and fromEmailId is required');
	}
	const sender = senderOf(body, state);
	if (!sender) return refuse(404, 'Email account not found');
	state.singleEmails.push({
		from: sender.fromEmail,
		to: textIn(body, 'to') ?? '',
		subject: textIn(body, 'subject') ?? '',
		files: (listIn(body, 'attachments') ?? [])
			.filter(isRecord)
			.map((file) => textIn(file, 'filename') ?? ''),
	});
	return ok({
		success: true,
		data: { message: 'Email sent successfully', message_id: `msg_${state.singleEmails.length}` },
	});
};
