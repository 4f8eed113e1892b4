const { dest, parallel, src } = require('gulp');

/** Puts what the compiler leaves behind beside the compiled nodes: icons, and what n8n's search knows of a node. */
const icons = () =>
	src(['nodes/**/*.svg', 'credentials/**/*.svg'], { base: '.', encoding: false }).pipe(
		dest('dist'),
	);
const codex = () => src('nodes/**/*.node.json', { base: '.', encoding: false }).pipe(dest('dist'));

exports['build:assets'] = parallel(icons, codex);
exports.default = exports['build:assets'];
