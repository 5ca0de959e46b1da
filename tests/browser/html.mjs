#!/usr/bin/env node
// HTML (and SVG files) against the standard, by the Nu Html Checker: errors, warnings and remarks all count.
// node html.mjs SITE
// Exit: 0 nothing found, 1 something found, 2 the check itself could not run.
import { spawnSync } from 'node:child_process';
import { readFileSync, existsSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Unusable, need, walk } from './lib.mjs';

/** What the checker says of a policy that a browser on a server does not. */
function isFalseAlarm(m) {
  // 'self' is nothing on a file: address
  if (m.message.startsWith('Resource violates Content Security Policy')) return true;
  // a script element that holds data is never run, so no policy blocks it
  if (!m.message.startsWith('Inline script violates Content Security Policy')) return false;
  const lines = readFileSync(fileURLToPath(m.url), 'utf8').split('\n'), first = m.firstLine ?? m.lastLine;
  const tag = lines.slice(first - 1, m.lastLine).join('\n').slice((m.firstColumn ?? 1) - 1);
  return /^<script\b[^>]*\btype\s*=\s*["']?application\/(ld\+)?json["'\s>]/i.test(tag);
}

function main([site, ...rest]) {
  if (!site || rest.length) throw new Unusable('usage: node html.mjs SITE');
  if (!existsSync(site) || !statSync(site).isDirectory()) throw new Unusable(`${site} is not a folder`);
  const root = resolve(site), pages = walk(root).filter((f) => /\.html?$/i.test(f)).length;
  if (!pages) throw new Unusable(`no .html file in ${site}`);
  const pkg = need('vnu-jar/package.json'), jar = join(pkg.path, '..', 'build', 'dist', 'vnu.jar');
  // the checker's grammar needs a deep stack; the rest makes a short run start faster
  const flags = ['-Xss16m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
  const r = spawnSync('java', [...flags, '-jar', jar, '--stdout', '--format', 'json', '--exit-zero-always', '--skip-non-html', '--also-check-svg', root], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (r.error) throw new Unusable(r.error.message);
  let messages;
  try { ({ messages } = JSON.parse(r.stdout)); } catch { throw new Unusable(`the checker ended with status ${r.status}: ${r.stderr.trim().split('\n')[0]}`); }
  if (r.status !== 0 || messages.some((m) => m.type === 'non-document-error')) throw new Unusable(`the checker ended with status ${r.status}: ${messages.find((m) => m.type === 'non-document-error')?.message ?? r.stderr.trim()}`);
  const at = (m) => `${m.url}\0${String(m.lastLine ?? 0).padStart(8, '0')}`;
  // the checker reads files side by side and tells what it finds as it finds it
  const found = messages.filter((m) => !isFalseAlarm(m)).sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0));
  for (const m of found) console.log(`${m.subType ?? m.type}  ${relative(root, fileURLToPath(m.url))}:${m.firstLine ?? m.lastLine}:${m.firstColumn ?? 1}  ${m.message}  ${(m.extract ?? '').replace(/\s+/g, ' ').slice(0, 120)}`);
  const bad = new Set(found.map((m) => m.url)).size;
  console.log(`vnu-jar ${pkg.load().version}: ${pages} pages, ${found.length} messages on ${bad}`);
  return found.length ? 1 : 0;
}

try { process.exitCode = main(process.argv.slice(2)); }
catch (e) { console.error(`html: ${e instanceof Unusable ? e.message : e.stack}`); process.exitCode = 2; }
