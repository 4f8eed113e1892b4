/** Limits are made over round spans, in ms. */
export const rounds = [1, 2, 5, 10, 15, 30, 60, 300, 600, 900, 1800, 3600].map(
	(seconds) => seconds * 1000,
);

/** The longest round span within a time in ms; undefined for less than the shortest. */
export const roundWithin = (most: number): number | undefined =>
	rounds.filter((round) => round <= most).pop();
