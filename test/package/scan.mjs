/**
 * The static checks that n8n runs over a package before it lists it: over the source, and over what
 * is published. Prints what they say, ends with 1 if anything was found.
 *
 *   node test/package/scan.mjs <source folder> <unpacked tarball>
 */
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

const [source, published] = process.argv.slice(2);
const results = [
	await analyzePackage(source, SOURCE_FILE_PATTERNS),
	await analyzePackage(published, ['**/*.js', 'package.json']),
];
console.log(JSON.stringify(results));
process.exitCode = results.every(({ passed, message }) => passed && !message) ? 0 : 1;
