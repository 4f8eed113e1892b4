const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'n8n-nodes-smartlead-'));
process.env.N8N_ENCRYPTION_KEY ??= 'only-for-tests';
// n8n logs every failure that a test provokes.
process.env.N8N_LOG_LEVEL ??= 'silent';
