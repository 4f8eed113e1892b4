/** What is asked for once, by a key. What failed is asked for again. */
export class PromiseCache<T> {
	private readonly answers = new Map<string, Promise<T>>();

	async get(key: string, ask: () => Promise<T>): Promise<T> {
		let answer = this.answers.get(key);
		if (!answer) {
			answer = ask();
			this.answers.set(key, answer);
			answer.catch(() => this.answers.delete(key));
		}
		return await answer;
	}
}
