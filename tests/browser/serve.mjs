#!/usr/bin/env node
// Opens pages of `anteroom serve` in Chromium, saves files, and looks at what the pages do.
//   node serve.mjs ANTEROOM
// ANTEROOM  the program. It serves a folder of its own making, on a port of 127.0.0.1.
// What must hold: a page follows what is saved and keeps its place; a stylesheet is put on without loading the page; nothing
// happens to a page that did not change, nor to what was typed in it; mistakes stand at the foot of the page, as text, for
// eyes, keyboard and screen reader, never over the crisis line, and go when they are mended; a page finds its server again.
// Exit  0 all holds, 1 something does not, 2 the check could not run
import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { Unusable, findChromium, launch, need } from './lib.mjs';

const PATIENCE = 20000;
const PAGE = 'content/en/a.md';
const page = (title, words) => `+++\ntitle = "${title}"\nkind = "page"\nsummary = "One."\n+++\n${words}\n`;
const LONG = Array.from({ length: 60 }, (_, n) => `Paragraph ${n} of a page that is longer than the window.`).join('\n\n');

const found = [];
function hold(what, holds) {
  console.log(`${holds ? 'ok   ' : 'FOUND'} ${what}`);
  if (!holds) found.push(what);
}

/** Starts the program in a folder; gives its process and its address. */
function start(program, folder, port = 0) {
  const child = spawn(program, ['serve', folder, '--no-pdf', '--port', String(port)], { stdio: ['ignore', 'pipe', 'ignore'] });
  const address = new Promise((ok, no) => {
    let text = '';
    child.stdout.on('data', (data) => {
      text += data;
      const url = /http:\/\/\S+/.exec(text);
      if (url) ok(url[0]);
    });
    child.once('error', (e) => no(new Unusable(`${program} does not start: ${e.message}`)));
    child.once('exit', () => no(new Unusable(`${program} ended:\n${text}`)));
    setTimeout(() => no(new Unusable(`${program} gives no address`)), PATIENCE).unref();
  });
  return { child, address };
}

const stop = (child) => new Promise((ok) => { child.once('exit', ok); child.kill('SIGKILL'); });
const until = (tab, test, ...given) => tab.waitForFunction(test, given, { timeout: PATIENCE }).then(() => true, () => false);

// Run in the page.
const marked = () => window.marked === true;
const hasText = ([words]) => document.querySelector('main')?.textContent.includes(words);
const panelText = () => [...document.querySelectorAll('body > div')].map((e) => e.shadowRoot?.querySelector('section')).find(Boolean)?.textContent ?? '';
const panelSays = ([words]) => [...document.querySelectorAll('body > div')].some((e) => e.shadowRoot?.querySelector('section')?.textContent.includes(words));
const panelStatus = ([words]) => [...document.querySelectorAll('body > div')].some((e) => e.shadowRoot?.querySelector('[role=status]')?.textContent === words);

async function main() {
  const [program] = process.argv.slice(2);
  if (!program) throw new Unusable('give the program');
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-serve-'));
  const save = (path, text) => { mkdirSync(dirname(join(folder, path)), { recursive: true }); writeFileSync(join(folder, path), text); };
  save('practice.toml', 'name = "A practice"\nbase_url = "https://a.example/practice/"\njurisdiction = "us-ca"\n[contact]\nphone = "(415) 555-0142"\n');
  save(PAGE, page('A', LONG));
  save('content/en/b.md', page('B', 'Other words.'));
  const browser = await launch(findChromium());
  let server = start(program, folder);
  try {
    const base = await server.address, port = Number(new URL(base).port);
    const context = await browser.newContext({ viewport: { width: 1000, height: 600 }, reducedMotion: 'reduce' });
    const complaints = [];
    const open = async (path) => {
      const tab = await context.newPage();
      tab.on('pageerror', (e) => complaints.push(e.message));
      tab.on('console', (m) => { if (m.type() === 'error' && !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|404/.test(m.text())) complaints.push(m.text()); });
      await tab.goto(base + path);
      await tab.evaluate(() => { window.marked = true; });
      return tab;
    };
    await follows(await open('a/'), await open('worksheets/mood-diary/'), save, folder);
    await tells(await open('a/'), save);
    const tab = await open('b/');
    await stop(server.child);
    server = start(program, folder, port);
    await server.address;
    save('content/en/b.md', page('B', 'After a new start.'));
    hold('a page finds its server again and follows it', await until(tab, hasText, 'After a new start.'));
    await tab.evaluate(() => { window.marked = true; });
    await stop(server.child);
    server = start(program, folder, port);
    await server.address;
    save('practice.toml', `${readFileSync(join(folder, 'practice.toml'), 'utf8')}nothing = 1\n`);
    hold('a page that hears from a new server is told of mistakes', await until(tab, panelSays, 'error['));
    hold('and is not loaded again if it is as it was', await tab.evaluate(marked));
    hold(`the browser complains of nothing${complaints.length ? `: ${complaints.slice(0, 3).join(' | ')}` : ''}`, !complaints.length);
  } finally {
    await stop(server.child);
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return found.length ? 1 : 0;
}

/** What is saved is seen, and nothing else happens. */
async function follows(a, sheet, save) {
  const field = sheet.locator('form textarea, form input[type=text], form input:not([type])').first();
  await field.fill('typed by a client');
  await a.evaluate(() => window.scrollTo(0, 700));
  save(PAGE, page('A', `${LONG}\n\nA new end.`));
  hold('a page follows what is saved', await until(a, hasText, 'A new end.'));
  hold('and is where it was', await until(a, () => Math.abs(window.scrollY - 700) < 40));
  hold('having been loaded again', !await a.evaluate(marked));
  await a.evaluate(() => { window.marked = true; });
  const css = 'themes/calm/static/print.css', calm = 'themes/calm/static/calm.css';
  const library = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  save(calm, `${library(calm)}\nmain p { letter-spacing: 3px }\n`);
  const spaced = () => getComputedStyle(document.querySelector('main p')).letterSpacing === '3px';
  hold('a stylesheet is put on', await until(a, spaced) && await until(sheet, spaced));
  save(css, `${library(css)}\n/* changed */\n`);
  save(calm, `${library(calm)}\nmain p { letter-spacing: 5px }\n`);
  hold('and another in its place', await until(a, () => getComputedStyle(document.querySelector('main p')).letterSpacing === '5px'));
  hold('each once', await until(a, () => {
    const sheets = [...document.querySelectorAll('link[rel=stylesheet]')].map((e) => e.href.replace(/[.?].*$/, ''));
    return new Set([...document.querySelectorAll('link[rel=stylesheet]')].map((e) => e.href)).size === sheets.length && sheets.length === 3;
  }));
  hold('without the page being loaded', await a.evaluate(marked));
  hold('and what was typed in another page stays', await sheet.evaluate(marked) && await field.inputValue() === 'typed by a client');
  await Promise.all([a.close(), sheet.close()]);
}

/** Mistakes stand on the page, and go. */
async function tells(a, save) {
  save(PAGE, page('A', `${LONG}\n\n[x](nothing.md) <img src=x onerror="document.title='run'">`));
  hold('a mistake is told on the page', await until(a, panelSays, 'error[link-missing]') && await until(a, panelSays, `${PAGE}:`));
  const text = await a.evaluate(panelText);
  hold('with what is written there, as text', text.includes('onerror="document') && await a.title() !== 'run');
  hold('and the page is as it was', await a.evaluate(marked));
  const status = await a.evaluate(() => document.querySelector('body > div:last-of-type').shadowRoot.querySelector('[role=status]').textContent);
  hold('counted in words that are read out', /^\d+ errors?.*The page is as it was before\.$/.test(status));
  hold('warnings are folded', await a.evaluate(() => document.querySelector('body > div:last-of-type').shadowRoot.querySelector('details')?.open === false));

  await a.evaluate(() => document.body.focus());
  const reached = new Set();
  for (let n = 0; n < 200 && !reached.has('SUMMARY'); n++) {
    await a.keyboard.press('Tab');
    const tag = await a.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.tagName);
    if (tag) reached.add(tag);
  }
  hold('Tab leads to the button, the messages and the fold', ['BUTTON', 'PRE', 'SUMMARY'].every((tag) => reached.has(tag)));
  const panel = a.locator('body > div:last-of-type section');
  await panel.locator('button').focus();
  await a.keyboard.press('Enter');
  const folded = (await panel.boundingBox()).height;
  await a.keyboard.press('Enter');
  hold('a key folds it', folded < 70 && (await panel.boundingBox()).height > folded);

  for (const [width, height] of [[320, 480], [320, 640], [1000, 600]]) {
    await a.setViewportSize({ width, height });
    await a.evaluate(() => window.scrollTo(0, 0));
    const [over, help] = [await panel.boundingBox(), await a.locator('.help-link').boundingBox()];
    hold(`at ${width} by ${height} it is at the foot, below Help now, and no larger than it may be`, over.height <= height * 0.4 + 1 && over.y + over.height > height - 2 && help.y + help.height <= over.y);
    await a.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    hold('and the end of the page is above it', await until(a, () => {
      const end = document.querySelector('.foot-small').getBoundingClientRect().bottom;
      return end <= document.querySelector('body > div:last-of-type').shadowRoot.querySelector('section').getBoundingClientRect().top + 1;
    }));
    hold('and nothing is wider than the window', await a.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
  }
  await panel.locator('summary').click();
  const axe = readFileSync(need('axe-core').path, 'utf8');
  for (const colorScheme of ['light', 'dark']) {
    await a.emulateMedia({ colorScheme });
    await a.evaluate(axe);
    const { violations } = await a.evaluate(() => axe.run({ include: [['body > div:last-of-type']] }));
    hold(`it can be read by ${colorScheme === 'light' ? 'day' : 'night'}${violations.length ? `: ${violations.map((v) => v.id).join(', ')}` : ''}`, !violations.length);
  }
  if (process.env.SHOT) await a.screenshot({ path: process.env.SHOT });
  await a.emulateMedia({ media: 'print' });
  hold('it is never printed', !await panel.isVisible());
  await a.emulateMedia({ media: 'screen' });

  save(PAGE, page('A', `${LONG}\n\nMended.`));
  hold('when it is mended, the page follows', await until(a, hasText, 'Mended.'));
  hold('and no error stands there', !(await a.evaluate(panelText)).includes('error['));
  await a.close();
}

main().then((code) => process.exit(code), (e) => {
  console.error(e instanceof Unusable ? `cannot check: ${e.message}` : e);
  process.exit(2);
});
