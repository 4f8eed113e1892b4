import { notOk, ok, refuse } from '../answers';
import { addEmailAccount } from '../state/build';
import { flagIn, idIn, isRecord, numberIn, numbersIn, textIn } from '../read';
import type { EmailAccount, SandboxState } from '../state/state';
import type { ApiAnswer, Handler, Values, World } from '../types';

/** A password with which no connection comes about. */
export const wrongPassword = 'wrong-password';

/** Runs a handler for the mailbox of the path; one that nobody knows is refused. */
export const withMailbox =
	(
		name: 'email_account_id' | 'account_id',
		run: (account: EmailAccount, body: Values, world: World) => ApiAnswer,
	): Handler =>
	({ path, body }, world) => {
		const account = world.state.emailAccounts.get(idIn(path, name));
		return account ? run(account, body, world) : refuse(404, 'Email account not found');
	};

/** What several operations write under the same names. */
function write(account: EmailAccount, body: Values): void {
	account.fromName = textIn(body, 'from_name') ?? account.fromName;
	account.messagesPerDay = numberIn(body, 'max_email_per_day') ?? account.messagesPerDay;
	account.trackingDomain = textIn(body, 'custom_tracking_url') ?? account.trackingDomain;
	account.bcc = textIn(body, 'bcc') ?? account.bcc;
	account.signature = textIn(body, 'signature') ?? account.signature;
	account.clientId = numberIn(body, 'client_id') ?? account.clientId;
	account.minutesBetween = numberIn(body, 'time_to_wait_in_mins') ?? account.minutesBetween;
	account.isSuspended = flagIn(body, 'is_suspended') ?? account.isSuspended;
}

function writeWarmup(account: EmailAccount, body: Values): void {
	const { warmup } = account;
	warmup.perDay = numberIn(body, 'total_warmup_per_day') ?? warmup.perDay;
	warmup.rampUp = numberIn(body, 'daily_rampup') ?? warmup.rampUp;
	warmup.replyRate = numberIn(body, 'reply_rate_percentage') ?? warmup.replyRate;
	for (const name of ['warmup_key_id', 'auto_adjust_warmup', 'is_rampup_enabled']) {
		if (body[name] !== undefined) warmup.others[name] = body[name];
	}
	const enabled = flagIn(body, 'warmup_enabled');
	if (enabled !== undefined) account.warmupStatus = enabled ? 'ACTIVE' : 'INACTIVE';
}

const typeIn = (body: Values): EmailAccount['type'] => {
	const type = textIn(body, 'type');
	return type === 'GMAIL' || type === 'OUTLOOK' ? type : 'SMTP';
};

/** The mailbox that a request adds, or the one that it changes. */
function saved(body: Values, { state, now }: World, works: boolean): EmailAccount | undefined {
	const id = numberIn(body, 'id');
	const account =
		id === undefined
			? addEmailAccount(state, now, { warmupStatus: 'INACTIVE' })
			: state.emailAccounts.get(id);
	if (!account) return undefined;
	write(account, body);
	writeWarmup(account, body);
	Object.assign(account, {
		fromEmail: textIn(body, 'from_email')?.toLowerCase(),
		type: typeIn(body),
		isSmtpSuccess: works,
		isImapSuccess: works,
	});
	return account;
}

/** emailAccount.addSmtp: a mailbox that cannot be reached is kept all the same. */
export const addSmtp: Handler = ({ body }, world) => {
	const works = textIn(body, 'password') !== wrongPassword;
	const account = saved(body, world, works);
	if (!account) return refuse(404, 'Email account not found');
	if (!works) return notOk(400, 'SMTP connection failed');
	return ok({
		ok: true,
		message: 'Email account added successfully',
		data: {
			id: account.id,
			from_email: account.fromEmail,
			is_smtp_success: true,
			is_imap_success: true,
			warmup_details: {
				status: account.warmupStatus,
				total_warmup_per_day: account.warmup.perDay,
			},
		},
	});
};

/** emailAccount.addOauth */
export const addOauth: Handler = ({ body }, world) => {
	const account = saved(body, world, true);
	if (!account) return refuse(404, 'Email account not found');
	return ok({
		ok: true,
		message: 'OAuth account added successfully',
		data: {
			id: account.id,
			from_email: account.fromEmail,
			type: account.type,
			is_smtp_success: true,
			is_imap_success: true,
		},
	});
};

/** emailAccount.update */
export const update: Handler = withMailbox('email_account_id', (account, body) => {
	write(account, body);
	return ok({ ok: true, message: 'Email account updated successfully' });
});

/** emailAccount.updateWarmup */
export const updateWarmup: Handler = withMailbox('email_account_id', (account, body) => {
	writeWarmup(account, body);
	return ok({ ok: true, message: 'Warmup settings updated successfully' });
});

/** emailAccount.bulkUpdateConfig: all mailboxes of the request, or none. */
export const updateMany: Handler = ({ body }, { state }) => {
	const ids = numbersIn(body, 'emailAccountIds') ?? [];
	const accounts = ids.flatMap((id) => state.emailAccounts.get(id) ?? []);
	if (accounts.length < ids.length) return refuse(404, 'Email account not found');
	const data = isRecord(body.updateData) ? body.updateData : {};
	const status = textIn(data, 'status');
	for (const account of accounts) {
		account.messagesPerDay = numberIn(data, 'messagePerDay') ?? account.messagesPerDay;
		account.minutesBetween = numberIn(data, 'minTimeToWaitInMins') ?? account.minutesBetween;
		account.fromName = textIn(data, 'fromName') ?? account.fromName;
		account.signature = textIn(data, 'signature') ?? account.signature;
		account.trackingDomain = textIn(data, 'customTrackingDomain') ?? account.trackingDomain;
		account.clientId = numberIn(data, 'clientId') ?? account.clientId;
		account.tagIds = numbersIn(data, 'tags') ?? account.tagIds;
		account.warmup.replyRate = numberIn(data, 'replyRate') ?? account.warmup.replyRate;
		account.warmup.rampUp = numberIn(data, 'rampupValue') ?? account.warmup.rampUp;
		if (status === 'ACTIVE' || status === 'INACTIVE') account.warmupStatus = status;
		Object.assign(account.warmup.others, data);
	}
	return ok({ message: 'Email accounts updated' });
};

/** emailAccount.delete: its campaigns lose it too. */
export const remove: Handler = withMailbox('email_account_id', ({ id }, _body, { state }) => {
	forget(id, state);
	return ok({
		ok: true,
		message: 'Email account deleted successfully!',
		emailAccountId: id,
	});
});

function forget(id: number, state: SandboxState): void {
	state.emailAccounts.delete(id);
	for (const campaign of state.campaigns.values()) {
		campaign.emailAccountIds = campaign.emailAccountIds.filter((other) => other !== id);
	}
}

const rest = (isSuspended: boolean): Handler =>
	withMailbox('email_account_id', (account) => {
		account.isSuspended = isSuspended;
		return ok({
			success: true,
			message: `Email account ${isSuspended ? 'suspended' : 'unsuspended'} successfully`,
			data: { accountId: account.id, isSuspended },
		});
	});

/** emailAccount.suspend */
export const suspend = rest(true);

/** emailAccount.unsuspend */
export const unsuspend = rest(false);
