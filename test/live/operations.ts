import { catalog, type CatalogOperation } from '../sandbox';

/** Left out although they only read. */
export const leftOut: Record<string, string> = {
	'smartSender.getOtp': 'a one-time code is for who is about to sign in',
};

/** What is asked: operations that read, cost nothing and send no mail. */
export const asked: CatalogOperation[] = catalog.filter(
	({ id, readOnly, cost, sendsEmail, destructive }) =>
		readOnly && cost === null && !sendsEmail && !destructive && !Object.hasOwn(leftOut, id),
);
