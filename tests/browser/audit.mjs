#!/usr/bin/env node
// Audits a built site folder in headless Chromium and prints a JSON summary.
// Exit: 0 nothing found, 1 something found, 2 the audit itself could not run.
import { readFileSync, writeFileSync, existsSync, statSync } from 'node:fs';
import { join, resolve, posix } from 'node:path';
import { parseArgs } from 'node:util';
import { Unusable, need, findChromium, launch, walk, locate, serve, sample, pool, within, version } from './lib.mjs';
import * as P from './probes.mjs';
import { keyboardWalk } from './keyboard.mjs';

const USAGE = `node audit.mjs SITE [options]
  --limit N              visit at most N pages, spread evenly (static checks still read all)
  --jobs N               pages at a time (default: 3)
  --widths 1280,320      viewport widths         --schemes light,dark   colour schemes
  --axe-tags LIST        default wcag2a,wcag2aa,wcag21a,wcag21aa,wcag22aa,best-practice
  --site-url URL         the site's own public URL: absolute links to it are checked as local
  --base /path/          the site is served under this path
  --clean-urls           /foo may stand for foo.html
  --header 'Name: v'     add a response header (repeatable); a _headers file is read too
  --require-csp          a page with no Content-Security-Policy is a violation
  --tap-strict           small targets fail even with room round them
  --tap-min 24           --nojs-min 0.95 (share of the words that must be there with no JS)
  --max-total B --max-js B --max-css B   budgets in bytes on the wire (gzip)
  --keyboard             walk the page with Tab (focus visible, order, skip link, trap)
  --allow RULE[@GLOB]    don't fail on RULE (on pages matching GLOB); repeatable
  --exclude GLOB         leave pages out; repeatable
  --settle MS            wait after load (default 120)   --timeout MS  per navigation (default 15000)
  --json FILE            the whole report (stdout gets it with at most 20 findings a rule)
  --format json|text     stdout: the JSON report, or one line for each finding
  --chromium PATH        --quiet`;

let o, site;
try {
  const S = (d) => ({ type: 'string', default: d }), B = { type: 'boolean', default: false }, M = { type: 'string', multiple: true, default: [] };
  const a = parseArgs({ allowPositionals: true, options: { limit: S('0'), jobs: S('3'), widths: S('1280,320'), schemes: S('light,dark'), 'axe-tags': S('wcag2a,wcag2aa,wcag21a,wcag21aa,wcag22aa,best-practice'), 'site-url': S(''), base: S('/'), 'clean-urls': B, header: M, 'require-csp': B, 'tap-strict': B, 'tap-min': S('24'), 'nojs-min': S('0.95'), 'max-total': S('0'), 'max-js': S('0'), 'max-css': S('0'), keyboard: B, allow: M, exclude: M, settle: S('120'), timeout: S('15000'), json: S(''), format: S('json'), chromium: S(''), quiet: B, help: B } });
  o = a.values; site = a.positionals[0];
  if (o.help) { console.log(USAGE); process.exit(0); }
  if (!site || a.positionals.length !== 1) throw new Error('one SITE folder, please');
  if (!existsSync(site) || !statSync(site).isDirectory()) throw new Error(`${site} is not a folder`);
  for (const k of ['limit', 'jobs', 'tap-min', 'nojs-min', 'max-total', 'max-js', 'max-css', 'settle', 'timeout']) { o[k] = Number(o[k]); if (!Number.isFinite(o[k]) || o[k] < 0) throw new Error(`--${k} wants a number`); }
  o.jobs = Math.max(1, Math.floor(o.jobs));
  o.widths = o.widths.split(',').map(Number); if (o.widths.some((w) => !(w >= 100))) throw new Error('--widths wants numbers');
  o.schemes = o.schemes.split(',');
  if (o.schemes.some((s) => !['light', 'dark', 'no-preference'].includes(s))) throw new Error('--schemes: light, dark');
  if (!['json', 'text'].includes(o.format)) throw new Error('--format: json, text');
  if (!o.base.startsWith('/')) o.base = `/${o.base}`;
  if (!o.base.endsWith('/')) o.base += '/';
  if (o['site-url']) o.siteUrl = new URL(o['site-url'].endsWith('/') ? o['site-url'] : `${o['site-url']}/`);
} catch (e) { console.error(`audit: ${e.message}\n${USAGE}`); process.exit(2); }

const glob = (g) => new RegExp('^' + g.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*').replace(/\?/g, '.') + '$');
const allows = o.allow.map((s) => { const i = s.lastIndexOf('@'); return i > 0 ? { rule: glob(s.slice(0, i)), page: glob(s.slice(i + 1)) } : { rule: glob(s), page: /^/ }; });
const say = (s) => { if (!o.quiet) console.error(s); };
const t0 = Date.now();

const findings = new Map();
/** One finding; the same rule, page and detail from several modes is kept once. */
function add(rule, page, detail, mode = '') {
  const k = `${rule}\0${page}\0${detail}`;
  let f = findings.get(k);
  if (!f) findings.set(k, f = { rule, page, detail, modes: [], allowed: allows.some((a) => a.rule.test(rule) && a.page.test(page)) });
  if (mode && !f.modes.includes(mode)) f.modes.push(mode);
}

async function main() {
  const axeAt = need('axe-core'), axeSrc = readFileSync(axeAt.path, 'utf8'), exe = findChromium(o.chromium);
  const pwVersion = JSON.parse(readFileSync(join(need('playwright-core/package.json').path), 'utf8')).version;
  const all = walk(site), files = new Set(all);
  const isPage = (f) => /\.html?$/i.test(f) && !o.exclude.some((g) => glob(g).test(f));
  const pages = all.filter(isPage);
  if (!pages.length) throw new Unusable(`no .html file in ${site}`);
  const headers = o.header.length ? [{ re: /^/, set: o.header.map((h) => { const i = h.indexOf(':'); return [h.slice(0, i).trim(), h.slice(i + 1).trim()]; }) }] : [];
  const srv = await serve(site, { files, base: o.base, headers, cleanUrls: o['clean-urls'] });
  const urlOf = (f) => srv.origin + o.base + f.replace(/(^|\/)index\.html$/, '$1').split('/').map(encodeURIComponent).join('/');

  let browser = null, starting = null;
  const getBrowser = async () => {
    if (browser?.isConnected()) return browser;
    starting ??= launch(exe).then((b) => { browser = b; starting = null; return b; }, (e) => { starting = null; throw new Unusable(`Chromium does not start: ${e.message.split('\n')[0]}`); });
    return starting;
  };
  const info = { axeNeedsReview: {}, tapSmallButSpaced: 0, tapInline: 0, redirectPages: [], externalHosts: {}, externalForms: [], insecureLinks: [], redirectedLinks: 0, duplicateTitles: {}, orphanPages: [], jsonLdBlocks: 0 };
  const stat = new Map();     // page -> static facts
  const perPage = [];
  try {
    // ---- static pass: every page, parsed by the browser's own parser, no script run, no layout
    const tS = Date.now();
    { const ctx = await (await getBrowser()).newContext({ javaScriptEnabled: true }); const pg = await ctx.newPage();
      for (const f of pages) {
        const html = readFileSync(join(site, f), 'utf8');
        try { stat.set(f, { ...(await within(20000, pg.evaluate(P.parseStatic, html), 'parse')), doctype: /^\s*(<!--[\s\S]*?-->\s*)*<!doctype html\s*>/i.test(html), bytes: Buffer.byteLength(html) }); }
        catch (e) { add('page-error', f, `could not be parsed: ${e.message.split('\n')[0]}`); }
      }
      await ctx.close(); }
    staticChecks(all, files, pages, stat, srv.origin, urlOf, info);
    const staticMs = Date.now() - tS;

    // ---- dynamic pass
    const visitable = pages.filter((f) => stat.has(f) && !(stat.get(f).refresh?.url && stat.get(f).refresh.seconds <= 5));
    visitable.sort((a, b) => (b === 'index.html') - (a === 'index.html') || (a < b ? -1 : 1));
    const todo = sample(visitable, o.limit);
    let done = 0;
    await pool(todo, o.jobs, async (f) => {
      for (let attempt = 1; ; attempt++) {
        try { perPage.push(await within(o.timeout * 8, visit(f), 'whole page')); break; }
        catch (e) {
          if (e instanceof Unusable) throw e;
          const msg = e.message.split('\n')[0];
          if (attempt < 2) { say(`  ${f}: ${msg}; once more`); continue; }
          add('page-error', f, msg); break;
        }
      }
      say(`[${++done}/${todo.length}] ${f} ${perPage.find((p) => p.page === f)?.ms ?? '-'} ms`);
    });
    return report({ staticMs, todo, visitable, pages });
  } finally { await browser?.close().catch(() => {}); await srv.close().catch(() => {}); }

  async function visit(f) {
    const start = Date.now(), url = urlOf(f), b = await getBrowser(), st = stat.get(f);
    const row = { page: f, ms: 0, axeMs: 0, total: 0, html: 0, js: 0, css: 0, img: 0, font: 0, requests: 0, words: 0, wordsNoJs: 0 };
    const ctx = await b.newContext({ viewport: { width: o.widths[0], height: 800 }, reducedMotion: 'reduce', locale: 'en-GB', serviceWorkers: 'block' });
    let jsText = null;
    try {
      ctx.setDefaultTimeout(o.timeout);
      await ctx.addInitScript(P.cspCollector);
      if (o.siteUrl && o.siteUrl.origin !== srv.origin) await ctx.route((u) => u.origin === o.siteUrl.origin, async (r) => {
        const u = new URL(r.request().url()), hit = locate(files, o.siteUrl.pathname, u.pathname, o['clean-urls']);
        return hit.file ? r.fulfill({ path: join(site, hit.file) }) : r.fulfill({ status: 404, body: '' });
      });
      const page = await ctx.newPage();
      let mode = '', first = true; const sizes = [];
      const own = (u) => { try { const x = new URL(u); return !/^(https?|wss?):$/.test(x.protocol) || x.origin === srv.origin || x.origin === o.siteUrl?.origin || x.host === new URL(srv.origin).host; } catch { return true; } };
      const strip = (u) => u.replace(srv.origin, '');
      page.on('request', (r) => { if (!own(r.url())) add('third-party', f, r.url().slice(0, 200), mode); });
      page.on('websocket', (w) => { if (!own(w.url())) add('third-party', f, w.url().slice(0, 200), mode); });
      page.on('response', (r) => { if (own(r.url()) && r.status() >= 400 && !/\/favicon\.ico$/.test(r.url())) add('broken-asset', f, `${strip(r.url())} (${r.status()})`, ''); });
      page.on('requestfinished', (r) => { if (first) sizes.push(r.sizes().then((s) => ({ type: r.resourceType(), n: s.responseBodySize + s.responseHeadersSize }), () => null)); });
      page.on('pageerror', (e) => add('console-error', f, String(e.message).split('\n')[0].slice(0, 200), mode));
      page.on('dialog', (d) => { add('console-error', f, `a ${d.type()} dialog opened: ${d.message().slice(0, 80)}`, mode); d.dismiss().catch(() => {}); });
      page.on('console', (m) => {
        if (m.type() !== 'error') return;
        const t = m.text();
        if (/Content[- ]Security[- ]Policy/i.test(t)) { if (/ignored when delivered|invalid|unrecognized|not a valid/i.test(t)) add('csp', f, t.slice(0, 200), ''); else cspConsole.push(t.slice(0, 200)); return; }
        if (/^Failed to load resource/.test(t)) return;            // told as broken-asset or third-party
        if (!own(m.location()?.url || url) && /CORS|ERR_/.test(t)) return;
        add('console-error', f, t.slice(0, 200), mode);
      });
      const cspConsole = [];
      for (const scheme of o.schemes) for (const width of o.widths) {
        mode = `${width}/${scheme}`;
        await page.setViewportSize({ width, height: width < 600 ? 640 : 800 });
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        const res = await page.goto(url, { waitUntil: 'load', timeout: o.timeout });
        if (!res || res.status() >= 400) add('page-error', f, `status ${res?.status()}`, mode);
        if (first) { await page.waitForTimeout(o.settle);
          if (new URL(page.url()).pathname !== new URL(url).pathname) throw new Error(`a script left the page for ${strip(page.url())}`); await page.evaluate(P.loadLazy); await page.waitForTimeout(Math.min(o.settle, 60)); jsText = await page.evaluate(P.visibleText); }
        else await page.waitForTimeout(Math.min(o.settle, 30));
        for (const fr of page.frames()) {
          const list = await fr.evaluate(() => window.__cspViolations ?? []).catch(() => []);
          for (const v of list) {
            let b = v.blocked; try { if (own(b)) b = strip(b); } catch { /* inline, eval, data */ }
            add('csp', f, `${v.directive} blocked ${b}${v.sample ? ` ${JSON.stringify(v.sample)}` : ''}${v.line ? ` line ${v.line}` : ''}`, '');
            if (/^https?:/.test(v.blocked) && !own(v.blocked)) add('third-party', f, v.blocked.slice(0, 200), mode);
          }
          if (!list.length && fr === page.mainFrame()) cspConsole.forEach((t) => add('csp', f, t, ''));
        }
        const ov = await page.evaluate(P.overflow);
        if (ov?.scrolls) add('overflow-x', f, `content is ${ov.sw} px wide in ${ov.vw} px${ov.offenders[0] ? `: ${ov.offenders.map((x) => x.name).join(', ')}` : ''}`, mode);
        else if (ov?.clipped) add('overflow-x', f, `cut off at ${ov.vw} px by overflow-x on html/body: ${ov.offenders.map((x) => `${x.name} to ${x.right}`).join(', ')}`, mode);
        if (scheme === o.schemes[0]) {
          const tp = await page.evaluate(P.taps, o['tap-min']);
          for (const x of o['tap-strict'] ? [...tp.bad, ...tp.spaced] : tp.bad) add('tap-target', f, `${x.w}x${x.h} ${x.html}`, mode);
          info.tapSmallButSpaced += tp.spaced.length; info.tapInline += tp.inlined;
        }
        const ta = Date.now();
        for (const fr of page.frames()) if (fr === page.mainFrame() || own(fr.url())) await fr.evaluate(axeSrc).catch(() => {});
        const ax = await within(o.timeout * 2, page.evaluate((tags) => window.axe.run(document, { runOnly: { type: 'tag', values: tags }, rules: tags.includes('wcag22aa') ? { 'target-size': { enabled: true } } : {}, resultTypes: ['violations', 'incomplete'] })
          .then((r) => ({ v: r.violations.map((x) => ({ id: x.id, impact: x.impact, help: x.help, tags: x.tags.filter((t) => /^wcag\d|best/.test(t)), n: x.nodes.length, nodes: x.nodes.slice(0, 3).map((k) => ({ t: k.target.flat().join(' '), s: (k.any[0] || k.all[0] || k.none[0])?.message ?? '' })) })), i: r.incomplete.map((x) => x.id) })), o['axe-tags'].split(',')), 'axe');
        row.axeMs += Date.now() - ta;
        for (const v of ax.v) { axeMeta[v.id] ??= { impact: v.impact, help: v.help, tags: v.tags }; for (const k of v.nodes) add(`axe:${v.id}`, f, `${k.t}: ${k.s}`.slice(0, 240), mode); if (v.n > 3) add(`axe:${v.id}`, f, `and ${v.n - 3} more`, mode); }
        for (const id of ax.i) (info.axeNeedsReview[id] ??= new Set()).add(f);
        if (first) {
          first = false;
          for (const s of await within(3000, Promise.all(sizes), 'sizes').catch(() => [])) if (s) {
            row.total += s.n; row.requests++;
            const k = { document: 'html', script: 'js', stylesheet: 'css', image: 'img', font: 'font' }[s.type]; if (k) row[k] += s.n;
          }
          for (const [k, lim] of [['total', o['max-total']], ['js', o['max-js']], ['css', o['max-css']]]) if (lim && row[k] > lim) add('weight', f, `${k} is ${row[k]} bytes on the wire, over ${lim}`);
          if (o['require-csp'] && !st.csp && !(res?.headers()['content-security-policy'])) add('csp-missing', f, 'no Content-Security-Policy in a header or a meta element');
        }
      }
      if (o.keyboard) {
        mode = `${o.widths[0]}/keyboard`;
        await page.setViewportSize({ width: o.widths[0], height: 800 });
        await page.goto(url, { waitUntil: 'load' });
        const kb = await keyboardWalk(page);
        row.stops = kb.stops; kb.findings.forEach((x) => add(x.rule, f, x.detail, mode));
      }
    } finally { await ctx.close().catch(() => {}); }
    // ---- the same page with no JavaScript
    const off = await b.newContext({ javaScriptEnabled: false, viewport: { width: o.widths[0], height: 800 }, reducedMotion: 'reduce', locale: 'en-GB' });
    try {
      const page = await off.newPage();
      await page.goto(url, { waitUntil: 'load', timeout: o.timeout });
      const words = (s) => s.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      const text = await page.evaluate(P.visibleText), on = words(jsText ?? ''), have = new Map();
      for (const w of words(text)) have.set(w, (have.get(w) ?? 0) + 1);
      let lost = 0; for (const w of on) { const n = have.get(w) ?? 0; if (n > 0) have.set(w, n - 1); else lost++; }
      row.words = on.length; row.wordsNoJs = words(text).length;
      if (on.length && lost > 5 && 1 - lost / on.length < o['nojs-min']) {
        const gone = jsText.split('\n').map((l) => l.trim()).find((l) => l.length > 10 && !text.includes(l));
        add('nojs-loss', f, `${lost} of ${on.length} words are missing with no JavaScript${gone ? `, e.g. "${gone.slice(0, 80)}"` : ''}`);
      }
    } finally { await off.close().catch(() => {}); }
    row.ms = Date.now() - start;
    return row;
  }

  function report({ staticMs, todo, visitable, pages: ps }) {
    const list = [...findings.values()].sort((a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : a.page < b.page ? -1 : a.page > b.page ? 1 : 0));
    const rules = {};
    for (const f of list) { if (f.allowed) continue; const r = (rules[f.rule] ??= { findings: 0, pages: [], ...(axeMeta[f.rule.slice(4)] && f.rule.startsWith('axe:') ? axeMeta[f.rule.slice(4)] : {}) }); r.findings++; if (!r.pages.includes(f.page)) r.pages.push(f.page); }
    const bad = new Set(list.filter((f) => !f.allowed).map((f) => f.page));
    const stats = (k) => { const v = perPage.map((p) => p[k]).sort((a, b) => a - b); return v.length ? { median: v[v.length >> 1], max: v[v.length - 1], maxPage: perPage.find((p) => p[k] === v[v.length - 1]).page } : null; };
    for (const k of Object.keys(info.axeNeedsReview)) info.axeNeedsReview[k] = info.axeNeedsReview[k].size;
    const out = {
      ok: list.every((f) => f.allowed), site: resolve(site),
      tools: { node: process.version, chromium: version(exe), playwright: pwVersion, axe: JSON.parse(readFileSync(join(need('axe-core/package.json').path), 'utf8')).version },
      pages: { html: ps.length, visited: todo.length, notVisited: visitable.length - todo.length, redirects: info.redirectPages.length, withViolations: [...bad].filter((p) => ps.includes(p)).length },
      visitsPerPage: o.widths.length * o.schemes.length + 1 + (o.keyboard ? 1 : 0),
      seconds: { all: (Date.now() - t0) / 1000, static: staticMs / 1000, pageMedian: (stats('ms')?.median ?? 0) / 1000 },
      weight: { total: stats('total'), js: stats('js'), css: stats('css'), html: stats('html'), img: stats('img'), font: stats('font'), requests: stats('requests') },
      rules, allowed: list.filter((f) => f.allowed).length, info, findings: list, perPage: perPage.sort((a, b) => (a.page < b.page ? -1 : 1)),
    };
    if (o.json) writeFileSync(o.json, JSON.stringify(out, null, 1));
    const seen = {};
    const { perPage: _p, ...short } = out;
    const some = list.filter((f) => (seen[f.rule] = (seen[f.rule] ?? 0) + 1) <= 20);
    if (o.format === 'json') console.log(JSON.stringify({ ...short, findings: some }, null, 1));
    else {
      for (const f of some) if (!f.allowed) console.log(`${f.rule}  ${f.page}  ${f.modes.join(',') || '-'}  ${f.detail}`);
      for (const [r, n] of Object.entries(seen)) if (n > 20) console.log(`${r}  ... and ${n - 20} more`);
      console.log(`${todo.length} of ${ps.length} pages, ${out.visitsPerPage} visits each, ${out.seconds.all.toFixed(0)} s; ${out.tools.chromium}, axe ${out.tools.axe}`);
      const review = Object.entries(info.axeNeedsReview).map(([id, n]) => `${id} on ${n}`).join(', ');
      if (review) console.log(`for a person to look at (axe could not tell): ${review}`);
      if (info.orphanPages.length) console.log(`no page links to: ${info.orphanPages.join(', ')}`);
    }
    const badSeen = todo.filter((p) => bad.has(p)).length, other = [...bad].filter((p) => !todo.includes(p)).length;
    console.error(`${todo.length - badSeen} passed, ${badSeen + other} failed`);
    return out.ok ? 0 : 1;
  }
}

const axeMeta = {};

function staticChecks(all, files, pages, stat, origin, urlOf, info) {
  const own = new URL(origin), titles = {}, linked = new Set(), idCache = new Map();
  const ids = (f) => { if (!idCache.has(f)) { const s = stat.get(f); idCache.set(f, s ? new Set([...s.ids, ...s.names]) : null); } return idCache.get(f); };
  const local = (u) => (u.origin === own.origin ? u : o.siteUrl && u.origin === o.siteUrl.origin && u.pathname.startsWith(o.siteUrl.pathname) ? new URL(o.base + u.pathname.slice(o.siteUrl.pathname.length) + u.search + u.hash, origin) : null);
  /** kind: link | asset | hint | form | meta | cite */
  const check = (from, baseUrl, ref) => {
    const raw = ref.url;
    if (raw === '' && ref.kind !== 'asset') return;
    if (raw === '') return add('broken-asset', from, `${ref.el} is empty`);
    if (/^(mailto|tel|sms|geo|data|blob|about|xmpp|matrix|signal|sgnl):/i.test(raw)) return;
    if (/^javascript:/i.test(raw)) return add('broken-link', from, `${ref.el} ${raw.slice(0, 60)}`);
    let u; try { u = new URL(raw, baseUrl); } catch { return add(ref.kind === 'asset' ? 'broken-asset' : 'broken-link', from, `${ref.el} is not a URL: ${raw.slice(0, 100)}`); }
    if (!/^https?:$/.test(u.protocol)) return;
    const l = local(u);
    if (!l) {
      if (ref.kind === 'asset' || ref.kind === 'hint') return add('third-party', from, u.href.slice(0, 200), 'static');
      if (ref.kind === 'form') return void info.externalForms.push({ page: from, action: u.href });
      if (ref.kind === 'link') { (info.externalHosts[u.host] = (info.externalHosts[u.host] ?? 0) + 1); if (u.protocol === 'http:') info.insecureLinks.push({ page: from, url: u.href }); }
      return;
    }
    if (ref.kind === 'hint' || ref.kind === 'cite') return;
    const hit = locate(files, o.base, l.pathname, o['clean-urls']), rule = ref.kind === 'asset' || ref.kind === 'meta' ? 'broken-asset' : 'broken-link';
    if (!hit.file) return add(rule, from, rule === 'broken-asset' ? `${l.pathname} (404)` : `${ref.el} ${raw}`);
    if (hit.redirect) info.redirectedLinks++;
    if (ref.kind === 'link') linked.add(hit.file);
    const frag = l.hash.slice(1).replace(/:~:text=.*$/, '');
    if (frag && ref.kind === 'link' && !/^top$/i.test(frag)) {
      const set = ids(hit.file); let dec = frag; try { dec = decodeURIComponent(frag); } catch { /* as it is */ }
      if (set && !set.has(dec) && !set.has(frag)) add('broken-anchor', from, `${raw} (no such id in ${hit.file})`);
    }
  };
  const cssRefs = (text) => { const t = text.replace(/\/\*[\s\S]*?\*\//g, ''), out = []; for (const m of t.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)'"\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/gi)) { const v = m[1] ?? m[2] ?? m[3] ?? m[4] ?? m[5]; if (v && !v.startsWith('#')) out.push({ url: v, kind: 'asset', el: 'css url()' }); } return out; };
  for (const f of pages) {
    const s = stat.get(f); if (!s) continue;
    const redirect = s.refresh?.url && s.refresh.seconds <= 5;
    let base = urlOf(f); if (s.base) try { base = new URL(s.base, base).href; } catch { /* bad base */ }
    [...s.refs, ...cssRefs(s.css)].forEach((r) => check(f, base, r));
    if (redirect) { info.redirectPages.push(f); check(f, base, { url: s.refresh.url, kind: 'link', el: 'meta refresh' }); }
    if (!s.lang?.trim()) add('lang-missing', f, '<html> has no lang');
    if (!s.title) add('title-missing', f, s.title === null ? 'no <title>' : 'empty <title>');
    if (!s.doctype) add('doctype-missing', f, 'does not begin with <!doctype html>');
    s.dup.forEach((d) => add('duplicate-id', f, `id="${d}"`));
    if (redirect) continue;
    const private_ = /noindex/i.test(s.robots ?? '') || /(^|\/)404\.html$/.test(f);
    if (!s.description && !private_) add('description-missing', f, 'no meta description');
    if (!s.viewport) add('viewport-missing', f, 'no meta viewport');
    const h1 = s.heads.filter((h) => h.level === 1);
    if (!h1.length) add('h1-missing', f, 'no h1');
    if (h1.length > 1) add('h1-several', f, `${h1.length} h1: ${h1.map((h) => `"${h.text}"`).join(', ').slice(0, 160)}`);
    s.skips.forEach((x) => add('heading-skip', f, x));
    s.tabindex.forEach((x) => add('tabindex-positive', f, x));
    for (const j of s.jsonld) { info.jsonLdBlocks++; try { JSON.parse(j); } catch (e) { add('json-ld', f, `not JSON: ${e.message.slice(0, 100)}`); } }
    if (s.title && !private_) (titles[s.title] ??= []).push(f);
  }
  for (const f of all.filter((x) => /\.css$/i.test(x))) cssRefs(readFileSync(join(site, f), 'utf8')).forEach((r) => check(f, origin + o.base + f, r));
  for (const f of all.filter((x) => /\.webmanifest$|(^|\/)manifest\.json$/i.test(x))) {
    try { const m = JSON.parse(readFileSync(join(site, f), 'utf8')); for (const i of m.icons ?? []) check(f, origin + o.base + f, { url: i.src ?? '', kind: 'asset', el: 'icon' }); if (m.start_url) check(f, origin + o.base + f, { url: m.start_url, kind: 'link', el: 'start_url' }); } catch (e) { add('broken-asset', f, `not JSON: ${e.message.slice(0, 80)}`); }
  }
  if (o.siteUrl) for (const f of all.filter((x) => /\.(xml|atom|rss)$/i.test(x))) {
    const seen = new Set();
    // an Atom id is a name, even where it looks like an address
    for (const m of readFileSync(join(site, f), 'utf8').replace(/<id>[^<]*<\/id>/g, '').matchAll(/https?:\/\/[^\s"'<>]+/g)) { const v = m[0].replaceAll('&amp;', '&'); if (v.startsWith(o.siteUrl.href) && !seen.has(v)) { seen.add(v); check(f, origin + o.base + f, { url: v, kind: 'link', el: 'xml' }); } }
  }
  for (const [t, ps] of Object.entries(titles)) if (ps.length > 1) info.duplicateTitles[t] = ps;
  info.orphanPages = pages.filter((f) => f !== 'index.html' && !linked.has(f) && !/(^|\/)404\.html$/.test(f) && !info.redirectPages.includes(f));
}

process.on('unhandledRejection', (e) => { console.error(`audit: ${e?.message ?? e}`); });
try { process.exitCode = await within(85 * 60000, main(), 'the whole audit'); }
catch (e) { console.error(`audit: ${e instanceof Unusable ? e.message : e.stack}`); process.exitCode = 2; }
