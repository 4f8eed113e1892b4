import { plainText } from '../../nodes/text/html';
import { newPart } from '../../nodes/text/reply';
import { readCorpus } from './corpus';

const corpus = readCorpus();

describe('what a lead wrote, apart from what is quoted', () => {
	test('the corpus holds every client in every language', () => {
		expect(corpus.length).toBeGreaterThan(180);
	});

	test.each(corpus.map((sample) => [sample.name, sample] as const))('%s', (_, sample) => {
		expect(newPart(sample.reply).text).toBe(sample.remains);
		// Nothing of it is made up, and nothing is missing from the whole text.
		const words = (text: string) => text.split(/\s+/).filter(Boolean);
		const whole = new Set(words(plainText(sample.reply).replace(/[\u200b\ufeff]/g, '')));
		for (const word of words(sample.remains)) expect(whole).toContain(word);
	});
});
