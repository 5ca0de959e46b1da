#!/usr/bin/env node
// Keyboard walk of one page: tab order, focus that can be seen, focus not covered, skip link, traps.
// Used by audit.mjs --keyboard; alone: node keyboard.mjs SITE PAGE.html [--width 1280]
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve, walk, launch, findChromium } from './lib.mjs';

const PROPS = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'backgroundColor', 'borderTopColor', 'borderTopWidth', 'borderBottomColor', 'borderBottomWidth', 'textDecorationLine', 'textDecorationColor', 'textDecorationThickness', 'color'];

const TABBABLE = `a[href],area[href],button,input:not([type=hidden]),select,textarea,summary,iframe,audio[controls],video[controls],[contenteditable]:not([contenteditable=false]),[tabindex]`;

/** The page must be loaded already; presses Tab at most `max` times. */
export async function keyboardWalk(page, { max = 250 } = {}) {
  const F = [];
  await page.evaluate(([sel, props]) => {
    const st = (e) => Object.fromEntries(props.map((p) => [p, getComputedStyle(e)[p]]));
    const els = [...document.querySelectorAll(sel)].filter((e) => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({ visibilityProperty: true }) && !e.closest('[inert]'));
    window.__kb = { els, before: new Map(els.map((e) => [e, st(e)])), st, last: null, name: (e) => `${e.localName}${e.id ? '#' + e.id : ''} "${(e.getAttribute('aria-label') || e.innerText || e.value || e.name || '').trim().replace(/\s+/g, ' ').slice(0, 40)}"` };
    document.activeElement?.blur?.(); window.scrollTo(0, 0);
  }, [TABBABLE, PROPS]);
  const order = []; let stuck = 0; const seen = new Set();
  for (let i = 0; i < max; i++) {
    await page.keyboard.press('Tab');
    const s = await page.evaluate(() => {
      const k = window.__kb; let e = document.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
      if (!e || e === document.body || e === document.documentElement) return { none: true };
      const i = k.els.indexOf(e), r = e.getBoundingClientRect(), now = k.st(e), b = k.before.get(e);
      const same = e === k.last; k.last = e;
      const outline = now.outlineStyle !== 'none' && parseFloat(now.outlineWidth) > 0;
      const changed = b ? Object.keys(now).filter((p) => now[p] !== b[p] && !(p.startsWith('outline') && !outline)) : ['?'];
      const pts = [[.5, .5], [.1, .2], [.9, .8], [.1, .8], [.9, .2]].map(([x, y]) => [r.left + r.width * x, r.top + r.height * y]).filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
      const clear = pts.filter(([x, y]) => { const t = document.elementFromPoint(x, y); return t && (t === e || e.contains(t) || t.contains(e) || [...(e.labels || [])].some((l) => l.contains(t))); }).length;
      return { i, same, parts: e.localName === 'input' && /^(date|time|datetime-local|month|week)$/.test(e.type), name: k.name(e), changed, rect: { x: r.left, y: r.top, w: r.width, h: r.height }, inView: pts.length > 0, clear, tab: e.tabIndex, href: e.getAttribute('href'), vw: innerWidth, vh: innerHeight };
    });
    if (s.none) break;
    // Tab walks through the parts of a date or time field (day, month, year, picker) while the field keeps the focus
    if (s.same) { if (++stuck >= (s.parts ? 9 : 2)) { F.push({ rule: 'focus-trap', detail: s.name }); break; } continue; }
    stuck = 0;
    const key = s.i >= 0 ? s.i : s.name;
    if (seen.has(key)) break;                                  // came round to the start
    seen.add(key); order.push(s);
    if (!s.inView) F.push({ rule: 'focus-offscreen', detail: s.name });
    else if (s.clear === 0) F.push({ rule: 'focus-obscured', detail: s.name });
    if (s.inView && s.changed.length === 0) {                  // no style changed: let the pixels decide
      const pad = 6, x = Math.max(0, s.rect.x - pad), y = Math.max(0, s.rect.y - pad);
      const clip = { x, y, width: Math.max(1, Math.min(s.vw - x, s.rect.w + 2 * pad)), height: Math.max(1, Math.min(s.vh - y, s.rect.h + 2 * pad)) };
      const a = await page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
      await page.evaluate(() => { window.__kb.hold = document.activeElement; document.activeElement.blur(); });
      const b = await page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
      await page.evaluate(() => window.__kb.hold.focus({ preventScroll: true }));
      if (a.equals(b)) F.push({ rule: 'focus-invisible', detail: s.name });
    }
  }
  const idx = order.filter((o) => o.i >= 0 && o.tab === 0).map((o) => o.i);
  idx.forEach((v, j) => { if (j && v < idx[j - 1]) F.push({ rule: 'tab-order', detail: `${order[j].name} comes after a later element` }); });
  const total = await page.evaluate(() => window.__kb.els.filter((e) => !(e.type === 'radio' && !e.checked)).length);
  const missed = order.length < max && !F.some((f) => f.rule === 'focus-trap') ? total - order.filter((o) => o.i >= 0).length : 0;
  if (missed > 0) F.push({ rule: 'unreachable', detail: `${missed} of ${total} focusable elements not reached with Tab` });
  // skip link: the first stop is a link into this page, visible when focused, and Enter moves the focus start there
  const first = order[0];
  if (order.length >= 3) {
    if (!first?.href?.startsWith('#') || first.href.length < 2) F.push({ rule: 'skip-link', detail: `first stop is ${first?.name}, not a link into the page` });
    else if (!first.inView || first.clear === 0 || first.rect.w < 2) F.push({ rule: 'skip-link', detail: 'the skip link is not visible when focused' });
    else {
      await page.evaluate(() => { document.activeElement?.blur?.(); window.scrollTo(0, 0); const e = window.__kb.els[0]; e?.focus(); });
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      const ok = await page.evaluate((h) => {
        const t = document.getElementById(decodeURIComponent(h.slice(1))), a = document.activeElement; if (!t) return 'no such target';
        const later = window.__kb.els.some((e) => t.contains(e) || (t.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING));
        if (!later || a === document.body || t.contains(a) || (t.compareDocumentPosition(a) & Node.DOCUMENT_POSITION_FOLLOWING)) return true;
        return `after it, Tab goes to ${window.__kb.name(a)}, before the target`;
      }, first.href);
      if (ok !== true) F.push({ rule: 'skip-link', detail: ok });
    }
  }
  return { stops: order.length, order: order.map((o) => o.name), findings: F };
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [site, pg] = process.argv.slice(2);
  const w = Number(process.argv[process.argv.indexOf('--width') + 1]) || 1280;
  const srv = await serve(site, { files: new Set(walk(site)) });
  const b = await launch(findChromium());
  const page = await (await b.newContext({ viewport: { width: w, height: 800 }, reducedMotion: 'reduce' })).newPage();
  await page.goto(`${srv.origin}/${pg}`);
  const r = await keyboardWalk(page);
  console.log(JSON.stringify(r, null, 1));
  await b.close(); await srv.close();
  process.exit(r.findings.length ? 1 : 0);
}
