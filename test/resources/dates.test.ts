import type { IDataObject } from 'n8n-workflow';

import { byId } from './row';
import { scene } from './scene';

const byMailbox = { resource: 'campaignStatistics', operation: 'emailAccountStatistics' };
const byDate = { resource: 'campaignStatistics', operation: 'analyticsByDate' };
const campaignId = byId(301);

describe('refused before anything is sent', () => {
	test.each<[string, typeof byDate, IDataObject, RegExp]>([
		[
			'a start without an end',
			byMailbox,
			{ filters: { startDate: '2026-01-01' } },
			/^'Start Date' needs 'End Date' beside it/,
		],
		[
			'an end without a start',
			byMailbox,
			{ filters: { endDate: '2026-01-01' } },
			/^'End Date' needs 'Start Date' beside it/,
		],
		[
			'an end before the start',
			byMailbox,
			{ filters: { startDate: '2026-01-02', endDate: '2026-01-01' } },
			/^'End Date' must not be before 'Start Date' \(2026-01-02\), and is 2026-01-01/,
		],
		[
			'an end before the start, where both are asked for',
			byDate,
			{ startDate: '2026-01-02', endDate: '2026-01-01' },
			/^'End Date' must not be before 'Start Date' \(2026-01-02\), and is 2026-01-01/,
		],
		[
			'a start that is none is said of the start',
			byDate,
			{ startDate: '2026-02-30', endDate: '2026-03-01' },
			/^'Start Date' must be a date such as 2026-01-31, not "2026-02-30"/,
		],
		[
			'also where it may be left out',
			byMailbox,
			{ filters: { startDate: 'monday', endDate: '2026-03-01' } },
			/^'Start Date' must be a date such as 2026-01-31, not "monday"/,
		],
		[
			'a time that is none',
			byDate,
			{ startDate: '2026-01-01', endDate: '2026-01-02T25:00' },
			/^'End Date' must be a date such as/,
		],
		[
			'more days than SmartLead takes',
			byDate,
			{ startDate: '2026-01-01', endDate: '2026-01-31' },
			/^'End Date' must be at most 30 days from 'Start Date' on, and is 31 days/,
		],
	])('%s', async (_, where, parameters, message) => {
		const { run, sandbox } = scene();
		const { error } = await run(where, { campaignId, ...parameters } as never);
		expect(error?.message).toMatch(message);
		expect(sandbox.log).toEqual([]);
	});
});
