/** nock's own timers, which it exports without types. */
declare module 'nock/lib/common' {
	type Callback = () => void;
	const timers: {
		setTimeout(callback: Callback, ms: number): unknown;
		setImmediate(callback: Callback): unknown;
	};
	export = timers;
}
