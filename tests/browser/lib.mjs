// Shared parts: finding modules, walking a built site, serving it on 127.0.0.1, starting Chromium.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { readFileSync, readdirSync, statSync, existsSync } from 'node:fs';
import { join, extname, resolve, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { execFileSync } from 'node:child_process';

export class Unusable extends Error {}          // the check itself could not run: exit code 2

/** require() from the script's folder, the current folder, or $BROWSER_TEST_MODULES. */
export function need(name) {
  const from = [fileURLToPath(import.meta.url), join(process.cwd(), 'x.js')];
  if (process.env.BROWSER_TEST_MODULES) from.unshift(join(resolve(process.env.BROWSER_TEST_MODULES), 'x.js'));
  for (const f of from) {
    try { const r = createRequire(pathToFileURL(f)); return { path: r.resolve(name), load: () => r(name) }; } catch { /* next */ }
  }
  throw new Unusable(`npm package ${name} not found: run 'npm ci' beside this script, or set BROWSER_TEST_MODULES to a folder that has node_modules`);
}

export function findChromium(given) {
  const asked = given || process.env.CHROMIUM;
  if (asked && !existsSync(asked)) throw new Unusable(`no Chromium at ${asked}`);
  // Debian's headless shell first: the same engine and findings for less than half the CPU
  const c = [asked, '/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].filter(Boolean);
  const hit = c.find((p) => existsSync(p));
  if (!hit) throw new Unusable("no Chromium: 'apt-get install -y --no-install-recommends chromium-headless-shell' (or chromium), or give --chromium PATH");
  return hit;
}

export const FLAGS = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--disable-domain-reliability', '--disable-dev-shm-usage', '--disable-gpu',
  // no name but this machine's resolves: a third-party request is recorded and then fails at once, with no look-up
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'];

export async function launch(executablePath) {
  const { chromium } = need('playwright-core').load();
  return chromium.launch({ executablePath, headless: true, chromiumSandbox: process.getuid?.() !== 0 && !process.env.CI_NO_SANDBOX, args: FLAGS });
}

export function walk(dir, pre = '') {
  const out = [];
  for (const e of readdirSync(dir, { withFileTypes: true })) {
    if (e.name === '.git' || e.name === 'node_modules') continue;
    const p = join(dir, e.name), r = pre + e.name;
    const st = e.isSymbolicLink() ? statSync(p, { throwIfNoEntry: false }) : null;
    if (e.isDirectory() || st?.isDirectory()) out.push(...walk(p, `${r}/`));
    else if (e.isFile() || st?.isFile()) out.push(r);
  }
  return out.sort();
}

const TYPES = { '.html': 'text/html; charset=utf-8', '.htm': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.json': 'application/json', '.webmanifest': 'application/manifest+json', '.xml': 'application/xml', '.atom': 'application/atom+xml', '.txt': 'text/plain; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif', '.webp': 'image/webp', '.avif': 'image/avif', '.ico': 'image/x-icon', '.woff': 'font/woff', '.woff2': 'font/woff2', '.ttf': 'font/ttf', '.otf': 'font/otf', '.pdf': 'application/pdf', '.mp3': 'audio/mpeg', '.mp4': 'video/mp4', '.webm': 'video/webm', '.ogg': 'audio/ogg', '.ics': 'text/calendar', '.vcf': 'text/vcard', '.wasm': 'application/wasm' };
const TEXTY = /^(text\/|application\/(json|manifest|xml|atom|wasm)|image\/svg)/;

/** Netlify/Cloudflare style `_headers`: a path pattern, then indented `Name: value` lines. */
export function parseHeaders(text) {
  const rules = []; let cur = null;
  for (const line of text.split(/\r?\n/)) {
    if (!line.trim() || line.trim().startsWith('#')) continue;
    if (/^\S/.test(line)) { cur = { re: new RegExp('^' + line.trim().replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/:[A-Za-z]\w*/g, '[^/]+') + '$'), set: [] }; rules.push(cur); }
    else if (cur) { const i = line.indexOf(':'); if (i > 0) cur.set.push([line.slice(0, i).trim(), line.slice(i + 1).trim()]); }
  }
  return rules;
}

/** Maps a URL path to a file of the site, as a plain static host does. */
export function locate(files, base, pathname, cleanUrls = false) {
  let p; try { p = decodeURIComponent(pathname); } catch { return { file: null }; }
  if (!p.startsWith(base)) return p + '/' === base ? { file: files.has('index.html') ? 'index.html' : null, redirect: base } : { file: null };
  p = p.slice(base.length);
  if (p === '' || p.endsWith('/')) return { file: files.has(p + 'index.html') ? p + 'index.html' : null };
  if (files.has(p)) return { file: p };
  if (files.has(p + '/index.html')) return { file: p + '/index.html', redirect: base + p + '/' };
  if (cleanUrls && files.has(p + '.html')) return { file: p + '.html' };
  return { file: null };
}

export async function serve(root, { files, base = '/', headers = [], gzip = true, cleanUrls = false } = {}) {
  root = resolve(root);
  const rules = [...headers];
  if (files.has('_headers')) rules.push(...parseHeaders(readFileSync(join(root, '_headers'), 'utf8')));
  const zipped = new Map();
  const server = createServer((req, res) => {
    try {
      const u = new URL(req.url, 'http://x');
      const hit = locate(files, base, u.pathname, cleanUrls);
      const h = { 'Cache-Control': 'no-cache' };
      for (const r of rules) if (r.re.test(u.pathname)) for (const [k, v] of r.set) h[k] = v;
      if (req.method !== 'GET' && req.method !== 'HEAD') { res.writeHead(405, h); return res.end(); }
      if (hit.redirect && hit.file) { res.writeHead(301, { ...h, Location: hit.redirect + u.search }); return res.end(); }
      const file = hit.file ?? (files.has('404.html') ? '404.html' : null);
      if (!file) { res.writeHead(404, { ...h, 'Content-Type': 'text/plain' }); return res.end('not found'); }
      const full = resolve(root, file);
      if (full !== root && !full.startsWith(root + sep)) { res.writeHead(403, h); return res.end(); }
      let body = readFileSync(full);
      h['Content-Type'] ??= TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
      const range = /^bytes=(\d+)-(\d*)$/.exec(req.headers.range ?? '');
      if (gzip && !range && TEXTY.test(h['Content-Type']) && /\bgzip\b/.test(req.headers['accept-encoding'] ?? '')) {
        if (!zipped.has(full)) zipped.set(full, gzipSync(body, { level: 6 }));
        body = zipped.get(full); h['Content-Encoding'] = 'gzip'; h.Vary = 'Accept-Encoding';
      }
      let status = hit.file ? 200 : 404;
      if (range && status === 200) {
        const a = Number(range[1]), b = Math.min(range[2] ? Number(range[2]) : body.length - 1, body.length - 1);
        if (a <= b) { h['Content-Range'] = `bytes ${a}-${b}/${body.length}`; body = body.subarray(a, b + 1); status = 206; }
      }
      h['Content-Length'] = body.length;
      res.writeHead(status, h);
      res.end(req.method === 'HEAD' ? undefined : body);
    } catch (e) { if (!res.headersSent) res.writeHead(500); res.end(String(e.message)); }
  });
  await new Promise((ok, no) => { server.once('error', no); server.listen(0, '127.0.0.1', ok); });
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, close: () => new Promise((ok) => { server.closeAllConnections?.(); server.close(ok); }) };
}

/** Evenly spread sample that always has the first item. */
export function sample(list, n) {
  if (!n || n >= list.length) return list;
  const out = []; for (let i = 0; i < n; i++) out.push(list[Math.floor(i * list.length / n)]);
  return [...new Set(out)];
}

export async function pool(items, jobs, fn) {
  const q = items.map((it, i) => [it, i]);
  await Promise.all(Array.from({ length: Math.min(jobs, q.length) }, async (_, w) => { for (let t; (t = q.shift());) await fn(t[0], t[1], w); }));
}

export const within = (ms, p, what) => { let t; return Promise.race([p, new Promise((_, no) => { t = setTimeout(() => no(new Error(`${what}: over ${ms} ms`)), ms); })]).finally(() => clearTimeout(t)); };
export const version = (exe) => { try { return execFileSync(exe, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim(); } catch { return 'unknown'; } };
