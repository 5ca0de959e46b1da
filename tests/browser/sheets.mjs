#!/usr/bin/env node
// Fills worksheets by keyboard alone, with script and without, prints them to PDF and looks for every word in it.
//   node sheets.mjs SITE [--base /path/] [PAGE...]
// SITE  the built site; PAGE a worksheet's address below it, such as worksheets/mood-diary/
// What must hold: each field is reached by Tab; Enter in a field does nothing; what was typed stands in the print, whole;
// no request leaves the page after it has loaded; nothing is stored; Clear empties all; only radios carry a name.
// Exit  0 all holds, 1 something does not, 2 the check could not run
import { mkdtempSync, writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { execFileSync } from 'node:child_process';
import { Unusable, findChromium, launch, serve, walk } from './lib.mjs';

const THREE = ['worksheets/mood-diary/', 'worksheets/thought-record/', 'worksheets/behavioural-experiment/'];
const MOST_STEPS = 600;

/** What the focused element is; run in the page. */
const focused = () => {
  const e = document.activeElement;
  const form = e?.closest?.('form');
  if (!form) return { inForm: false, tag: e?.tagName };
  const named = e.labels?.length || e.getAttribute('aria-labelledby') || e.getAttribute('aria-label') || e.textContent.trim();
  const key = e.type === 'radio' ? `radio ${e.name}` : e.id;
  return { inForm: true, tag: e.tagName, type: e.type, key, named: Boolean(named), multi: e.tagName === 'TEXTAREA', numeric: /numeric|decimal/.test(e.inputMode) };
};

/** Every field of the page's forms, as `focused` names them; run in the page. */
const fields = () => {
  const all = [...document.querySelectorAll('form input, form textarea, form select')];
  return [...new Set(all.map((e) => (e.type === 'radio' ? `radio ${e.name}` : e.id)))];
};

const state = () => [...document.querySelectorAll('form input, form textarea')].map((e) => (/radio|checkbox/.test(e.type) ? String(e.checked) : e.value));

const stored = async () => ({
  cookies: document.cookie, local: localStorage.length, session: sessionStorage.length,
  databases: indexedDB.databases ? (await indexedDB.databases()).length : 0, caches: window.caches ? (await caches.keys()).length : 0,
});

/** Types something that no other field holds; gives what has to stand in the print. */
async function fill(page, field, n) {
  if (field.type === 'checkbox' || field.type === 'radio') {
    await page.keyboard.press('Space');
    return [];
  }
  if (field.numeric) {
    await page.keyboard.type(String(n % 10));
    return [];
  }
  const word = `word${n}q`;
  if (!field.multi) {
    await page.keyboard.type(word);
    await page.keyboard.press('Enter');
    return [word];
  }
  // more lines than any sheet rules: the print has to grow
  const lines = Array.from({ length: 9 }, (_, i) => `${word}${'abcdefghi'[i]}`);
  for (const [i, line] of lines.entries()) {
    if (i) await page.keyboard.press('Enter');
    await page.keyboard.type(line);
  }
  return lines;
}

async function fillAll(page) {
  const typed = [], reached = new Set(), unnamed = [];
  for (let step = 0; step < MOST_STEPS; step++) {
    await page.keyboard.press('Tab');
    const field = await page.evaluate(focused);
    if (!field.inForm) { if (reached.size) break; continue; }
    if (!field.named) unnamed.push(field.key);
    if (!/^(INPUT|TEXTAREA|SELECT)$/.test(field.tag) || reached.has(field.key)) continue;
    reached.add(field.key);
    typed.push(...await fill(page, field, reached.size));
  }
  return { typed, reached, unnamed };
}

function printed(pdf, folder) {
  const file = join(folder, 'sheet.pdf');
  writeFileSync(file, pdf);
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 1e8 });
}

/** Opens the question before Clear, and says yes. */
async function clear(page) {
  await page.locator('form .sheet-clear summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  if (!await page.evaluate(() => document.activeElement.matches('button[type=reset]'))) return ['Tab does not lead to Clear'];
  await page.keyboard.press('Enter');
  await page.waitForTimeout(100);
  return page.evaluate(state);
}

async function checkSheet(browser, url, script, folder) {
  const found = [];
  const context = await browser.newContext({ javaScriptEnabled: script, permissions: script ? ['clipboard-read', 'clipboard-write'] : [] });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'networkidle' });
  const before = await page.evaluate(state), wanted = await page.evaluate(fields);
  if (!wanted.length) found.push('there is no field to fill in');
  const requests = [];
  page.on('request', (r) => requests.push(`${r.method()} ${r.url()}`));
  page.on('websocket', (w) => requests.push(`websocket ${w.url()}`));
  page.on('framenavigated', (f) => requests.push(`went to ${f.url()}`));

  const { typed, reached, unnamed } = await fillAll(page);
  const missed = wanted.filter((key) => !reached.has(key));
  if (missed.length) found.push(`not reached by Tab: ${missed.join(', ')}`);
  if (unnamed.length) found.push(`without a name: ${unnamed.join(', ')}`);
  const after = await page.evaluate(state);
  if (after.every((value, i) => value === before[i])) found.push('nothing was filled in');
  const named = await page.evaluate(() => [...document.querySelectorAll('form [name]')].filter((e) => e.type !== 'radio').map((e) => e.name));
  if (named.length) found.push(`a name on what is no radio: ${named.join(', ')}`);

  for (const format of ['A4', 'Letter']) {
    const text = printed(await page.pdf({ format, printBackground: false, preferCSSPageSize: false }), folder);
    const lost = typed.filter((word) => !text.includes(word));
    if (lost.length) found.push(`not in the ${format} print: ${lost.slice(0, 8).join(', ')}${lost.length > 8 ? ` and ${lost.length - 8} more` : ''}`);
  }
  if (script) found.push(...await checkCopy(page, typed));
  const cleared = await clear(page);
  if (cleared.some((value) => value !== '' && value !== 'false')) found.push('Clear leaves something behind');
  if (page.url() !== url) found.push(`the page went to ${page.url()}`);
  if (requests.length) found.push(`requests after loading: ${requests.slice(0, 5).join(', ')}`);
  const kept = await page.evaluate(stored);
  if (Object.values(kept).some(Boolean)) found.push(`something is stored: ${JSON.stringify(kept)}`);
  await context.close();
  return { found, fields: wanted.length, words: typed.length };
}

/** What is copied holds every word typed, and the page says that it was copied. */
async function checkCopy(page, typed) {
  const button = page.locator('[data-does=copy]');
  if (!await button.isVisible()) return ['with script there is no button to copy'];
  await button.focus();
  await page.keyboard.press('Enter');
  await page.waitForTimeout(200);
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const lost = typed.filter((word) => !text.includes(word));
  const status = await page.locator('form output').textContent();
  return [...(lost.length ? [`not copied: ${lost.slice(0, 8).join(', ')}`] : []), ...(status?.trim() ? [] : ['nothing says that it was copied'])];
}

async function main() {
  const args = process.argv.slice(2);
  const at = args.indexOf('--base');
  const base = at < 0 ? '/' : args.splice(at, 2)[1];
  const [site, ...asked] = args;
  if (!site) throw new Unusable('give the folder of a built site');
  try { execFileSync('pdftotext', ['-v'], { stdio: 'ignore' }); } catch { throw new Unusable("no pdftotext: 'apt-get install -y poppler-utils'"); }
  const files = new Set(walk(site)), server = await serve(site, { files, base });
  const browser = await launch(findChromium()), folder = mkdtempSync(join(tmpdir(), 'anteroom-sheets-'));
  let bad = 0;
  try {
    for (const path of asked.length ? asked : THREE) {
      if (!files.has(`${path}index.html`)) throw new Unusable(`the site has no ${path}`);
      for (const script of [true, false]) {
        const { found, fields: n, words } = await checkSheet(browser, `${server.origin}${base}${path}`, script, folder);
        console.log(`${found.length ? 'FOUND' : 'ok   '} ${path} ${script ? 'with script' : 'without script'}: ${n} fields, ${words} words printed twice`);
        found.forEach((line) => console.log(`      ${line}`));
        bad += found.length;
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await browser.close();
    await server.close();
  }
  return bad ? 1 : 0;
}

main().then((code) => process.exit(code), (e) => {
  console.error(e instanceof Unusable ? `cannot check: ${e.message}` : e);
  process.exit(2);
});
