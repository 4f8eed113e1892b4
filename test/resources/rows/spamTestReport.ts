import { byId, type Row, type Rows } from '../row';

const spamTestId = byId(4502);
const path = { spam_test_id: '4502' };

/** A report that takes nothing but the test. */
const report = (operation: string): Row => ({
	id: `smartDelivery.${operation}`,
	required: { parameters: { spamTestId }, sends: [{ path }] },
	all: [{ parameters: { spamTestId, returnAll: true }, sends: [{ path }] }],
});

export const spamTestReport: Rows = {
	getByProvider: {
		id: 'smartDelivery.getProviderReport',
		required: { parameters: { spamTestId }, sends: [{ path, body: {} }] },
		all: [{ parameters: { spamTestId, returnAll: true }, sends: [{ path, body: {} }] }],
	},
	getByRegion: {
		id: 'smartDelivery.getGeoReport',
		required: { parameters: { spamTestId }, sends: [{ path, body: {} }] },
		all: [{ parameters: { spamTestId, returnAll: true }, sends: [{ path, body: {} }] }],
	},
	getBySender: report('getSenderReport'),
	getDkim: report('getDkimDetails'),
	getDomainBlacklists: report('getDomainBlacklist'),
	getEmailContent: {
		id: 'smartDelivery.getEmailContent',
		required: { parameters: { spamTestId }, sends: [{ path }] },
		all: [],
	},
	getIpBlacklists: report('getIpBlacklist'),
	getIps: report('getIpDetails'),
	getRdns: report('getRdnsReport'),
	getReplyHeaders: {
		id: 'smartDelivery.getReplyHeaders',
		required: {
			parameters: { spamTestId, replyId: byId(891) },
			sends: [{ path: { ...path, reply_id: '891' } }],
		},
		all: [],
	},
	getScheduleHistory: report('getScheduleHistory'),
	getSenders: report('getSenderAccounts'),
	getSpamFilters: report('getSpamFilterReport'),
	getSpf: report('getSpfDetails'),
};
