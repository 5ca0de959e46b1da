#!/usr/bin/env node
// Proves audit.mjs: every planted defect is found on its page, nothing else is found there, clean sites pass.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, mkdtempSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
const here = dirname(fileURLToPath(import.meta.url)), fx = process.argv[2] || mkdtempSync(join(tmpdir(), 'anteroom-browser-'));
execFileSync('node', [join(here, 'make-fixtures.mjs'), fx]);
let pass = 0, fail = 0;
const t = (ok, name, more = '') => { ok ? pass++ : fail++; console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}${more ? ` ${more}` : ''}`); };
let run = 0;
const audit = (dir, ...args) => {
  const j = join(fx, `report-${++run}-${dir}.json`), s = Date.now();
  const r = spawnSync('node', [join(here, 'audit.mjs'), join(fx, dir), '--quiet', '--json', j, ...args], { encoding: 'utf8', maxBuffer: 1e8 });
  return { code: r.status, sec: (Date.now() - s) / 1000, err: r.stderr, rep: r.status === 2 ? null : JSON.parse(readFileSync(j, 'utf8')), stdout: r.stdout };
};
const c = audit('clean', '--require-csp', '--keyboard', '--max-total', '100000', '--max-js', '5000');
t(c.code === 0, 'clean site passes', `exit ${c.code}, ${c.sec} s`);
t((() => { try { return JSON.parse(c.stdout).ok; } catch { return false; } })(), 'stdout is JSON');
const p = audit('planted', '--require-csp', '--keyboard', '--max-js', '20000');
t(p.code === 1, 'planted site fails with exit 1', `exit ${p.code}, ${p.sec} s`);
const exp = JSON.parse(readFileSync(join(fx, 'planted.expected.json'), 'utf8')), got = {};
for (const f of p.rep.findings) (got[f.page] ??= new Set()).add(f.rule);
for (const [page, want] of Object.entries(exp)) {
  const g = [...(got[page] ?? [])].sort(), miss = want.filter((r) => !g.includes(r)), extra = g.filter((r) => !want.includes(r));
  t(!miss.length, `${page}: found ${want.join(' + ') || 'nothing'}`, miss.length ? `MISSING ${miss}` : '');
  t(!extra.length, `${page}: nothing else`, extra.length ? `EXTRA ${extra}` : '');
}
const l = audit('planted', '--limit', '3', '--allow', '*');
t(l.code === 0 && l.rep.pages.visited === 3, '--limit 3 visits 3 pages; --allow * passes', `exit ${l.code}`);
t(l.rep.findings.some((f) => f.rule === 'broken-link' && f.page === 'broken-link.html'), '--limit still checks every link');
t(audit('clean', '--chromium', '/nonexistent-browser').code === 2, 'a wrong --chromium: exit 2, not 1');
const pairs = (r) => r.rep.findings.map((f) => `${f.rule} ${f.page}`);
const odd = audit('odd', '--timeout', '5000'), op = pairs(odd);
t(odd.code === 1 && ['page-error spin.html', 'page-error reload.html', 'console-error alert.html', 'axe:image-alt frame.html', 'title-missing empty.html'].every((x) => op.includes(x)), 'endless loop, page that leaves, alert, iframe and empty file are told, and the audit ends', `${odd.sec} s`);
t(!op.some((x) => /space|uml|%23b|index\.html/.test(x)), 'file names with a space, an umlaut and a percent sign are no trouble');
t(pairs(audit('headers', '--require-csp')).join() === 'csp index.html', 'a policy from _headers is applied');
const bs = audit('based', '--base', '/repo/', '--site-url', 'https://me.example.org/repo/'), bd = bs.rep.findings.map((f) => f.detail).join(' | ');
t(bs.rep.findings.length === 3 && /gone\.html/.test(bd) && /outside\.html/.test(bd) && /old\.html/.test(bd), '--base and --site-url: absolute own links, links out of the base, sitemap', bd);
t(spawnSync('node', [join(here, 'audit.mjs'), '/nonexistent']).status === 2, 'no folder: exit 2');
t(spawnSync('node', [join(here, 'audit.mjs')]).status === 2, 'no argument: exit 2');
console.log(`${pass} passed, ${fail} failed`);
process.exit(fail ? 1 : 0);
