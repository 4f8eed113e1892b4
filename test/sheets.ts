import { readdirSync } from 'node:fs';
import { openBrowser } from './n8n/chromium';
async function main() {
	const [folder, out, cols = '8', w = '300', h='720'] = process.argv.slice(2);
	const files = readdirSync(folder).filter((f) => f.endsWith('.png')).sort();
	const { page, close } = await openBrowser();
	const per = Number(cols) * 2;
	for (let i = 0; i < files.length; i += per) {
		const part = files.slice(i, i + per);
		await page.setViewportSize({ width: Number(cols) * Number(w), height: Math.ceil(part.length / Number(cols)) * Number(h) });
		await page.goto('file:///tmp/');
		await page.setContent(`<body style="margin:0;display:grid;grid-template-columns:repeat(${cols},${w}px);grid-auto-rows:${h}px">${part.map((f) => `<div style="overflow:hidden;border:1px solid #999;font:11px sans-serif">${f}<br><img src="file://${folder}/${f}" style="width:100%"></div>`).join('')}</body>`);
		await page.waitForTimeout(1500);
		await page.screenshot({ path: `${out}-${String(i / per).padStart(2, '0')}.png` });
	}
	await close();
}
void main();
