/** Whether a refusal is about the account, its plan or its credits: then no entry is to blame. */
export const isAboutAccount = (text: string): boolean =>
	aboutAccount.some((words) => words.test(withoutNames(text)));

/** Whether the plan of the account takes no more leads. */
export const isLeadLimit = (text: string): boolean => leadLimit.some((words) => words.test(text));

const leadLimit = [
	/\blead credits? limit\b/i,
	/\bleads? limit (?:is |was |has been )?(?:reached|exhausted|exceeded)\b/i,
	/\b(?:reached|exhausted|exceeded) (?:your |the |its )?leads? limit\b/i,
	/\b(?:insufficient|not enough|no|out of|exhausted|used up) (?:all )?(?:of )?(?:your |the |more )?leads? credits?\b/i,
	/\bleads? credits? (?:is |are |was |were |has been |have been )?(?:exhausted|exceeded|used up)\b/i,
	/\bmaximum (?:number|count|amount) of leads\b.*\bplan\b/i,
];

const aboutAccount = [
	...leadLimit,
	/\b(?:credits?|subscription|quota|billing|payment|upgrade)\b/i,
	/\b(?:your|current|this|free|basic) plan\b/i,
	/\b(?:account|plan|daily|monthly|upload|import|contacts?|usage) limit (?:is |was |has been )?(?:reached|exhausted|exceeded)\b/i,
	/\b(?:you have|you've|account has) (?:reached|exhausted|exceeded|used up)\b/i,
	/\b(?:may not|not (?:permitted|authorized)|no permission) (?:to )?(?:add|import|use)\b/i,
	/\b(?:user|account|workspace|api key) (?:is |was |has been )?(?:suspended|disabled|expired|inactive)\b/i,
];

/** Without addresses and names of fields: a custom field may be called "subscription". */
export const withoutNames = (text: string): string =>
	text
		.replace(/(["'`])[\w.[\]-]+\1/g, ' ')
		.split(/(\s+)/)
		.filter((word) => !/@|\w[.\]]\w|\w_\w/.test(word))
		.join('');
