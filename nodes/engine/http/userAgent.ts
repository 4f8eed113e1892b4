/** The version of this package, for the User-Agent. A test holds it to package.json. */
export const version = '0.1.0';

/** Some clients are refused by their name (live reports), so the node says who it is. */
export const userAgent = `n8n-nodes-smartlead/${version} (Mozilla/5.0 compatible)`;
