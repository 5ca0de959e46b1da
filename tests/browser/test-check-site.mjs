#!/usr/bin/env node
// Proves check-site.sh: a sound site passes every check, one planted fault turns exactly its check red, and what is missing is never a pass.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url)), dir = mkdtempSync(join(tmpdir(), 'anteroom-check-site-test-'));
let pass = 0, fail = 0;
const t = (ok, name, more = '') => { ok ? pass++ : fail++; console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}${ok ? '' : `\n${more}`}`); };
const check = (site, base, only, env = {}) => {
  const r = spawnSync('bash', [join(here, 'check-site.sh'), site, base, ...(only ? ['--only', only] : [])], { encoding: 'utf8', env: { ...process.env, ...env } });
  return { code: r.status, out: r.stdout + r.stderr };
};

const CSP = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; form-action 'none'; base-uri 'none'";
/** The files of a small sound site under a base URL. */
function sound(base) {
  const path = new URL(base).pathname;
  const page = (route, name, other) => {
    const trail = [['Home', base], ...(route ? [[name, base + route]] : [])];
    const data = [
      { '@context': 'https://schema.org', '@type': 'MedicalWebPage', name, url: base + route, inLanguage: 'en' },
      { '@context': 'https://schema.org', '@type': 'BreadcrumbList', itemListElement: trail.map(([n, u], i) => ({ '@type': 'ListItem', position: i + 1, name: n, item: u })) },
    ];
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CSP}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name} - A practice</title>
<meta name="description" content="What to expect: ${name}.">
<link rel="canonical" href="${base}${route}">
<link rel="icon" type="image/svg+xml" href="${path}icon.svg">
<link rel="stylesheet" href="${path}style.css">
${data.map((d) => `<script type="application/ld+json">${JSON.stringify(d)}</script>`).join('\n')}
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header><nav aria-label="Main"><ul><li><a href="${path}">Home</a></li><li><a href="${path}about/">About</a></li></ul></nav></header>
<main id="main" tabindex="-1">
<h1>${name}</h1>
<p>There is more to read on <a href="${path}${other}#part">the other page</a> of this site.</p>
<h2 id="part">A part</h2>
<p><label for="day">Day</label> <input type="date" id="day"></p>
</main>
<footer><p>A practice.</p></footer>
</body>
</html>
`;
  };
  return {
    'index.html': page('', 'Home', 'about/'),
    'about/index.html': page('about/', 'About', ''),
    'style.css': `:root{color-scheme:light dark}body{margin:1rem;font:1.125rem/1.6 system-ui,sans-serif;background:light-dark(#fff,#111);color:light-dark(#111,#eee)}
.skip{position:absolute;inset-inline-start:-99rem}.skip:focus{inset-inline-start:0}nav a{display:inline-block;padding:.5rem}a{color:light-dark(#0b5c63,#7fd0d2)}
input{min-height:2.75rem;font:inherit}:focus-visible{outline:3px solid;outline-offset:2px}\n`,
    'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1H0z"/></svg>\n',
    'atom.xml': `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><id>${base}</id><title>A practice</title><updated>2026-11-01T00:00:00Z</updated><author><name>A practice</name></author><link rel="self" href="${base}atom.xml"/>
<entry><id>${base}about/</id><title>About</title><updated>2026-11-01T00:00:00Z</updated><link href="${base}about/"/></entry></feed>\n`,
    'sitemap.xml': `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${base}</loc></url><url><loc>${base}about/</loc><lastmod>2026-11-01</lastmod></url></urlset>\n`,
  };
}
const put = (name, files) => { const to = join(dir, name); for (const [f, text] of Object.entries(files)) { if (text === null) continue; const p = join(to, f); mkdirSync(dirname(p), { recursive: true }); writeFileSync(p, text); } return to; };
const BASE = 'https://example.org/', files = sound(BASE);

const ok = check(put('sound', files), BASE);
t(ok.code === 0 && /check-site: 6 passed, 0 failed/.test(ok.out), 'a sound site passes all six checks', ok.out);
const sub = check(put('sub', sound(`${BASE}a/b/`)), `${BASE}a/b`);
t(sub.code === 0, 'and so it does below a path', sub.out);

const edit = (f, from, to) => { if (!files[f].includes(from)) throw new Error(`${f} has no ${from}`); return { ...files, [f]: files[f].replace(from, to) }; };
const planted = [
  ['html', 'a section with no heading', edit('index.html', '<h2 id="part">A part</h2>', '<section id="part"><p>x</p></section>'), /lacks heading/],
  ['html', 'an inline script beside the data', edit('index.html', '</main>', '<script>1</script></main>'), /Inline script violates/],
  ['html', 'a bad SVG file', { ...files, 'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path dd="M0 0"/></svg>' }, /icon\.svg/],
  ['links', 'a page that is not there', edit('index.html', 'about/#part', 'abuot/#part'), /abuot/],
  ['links', 'an anchor that is not there', edit('index.html', 'about/#part', 'about/#prat'), /prat/],
  ['links', 'a sitemap address that is not there', edit('sitemap.xml', `${BASE}about/`, `${BASE}gone/`), /gone/],
  ['links', 'a folder with no index.html', { ...edit('index.html', 'about/#part', 'files/'), 'files/a.txt': 'x' }, /files/],
  ['feeds', 'no feed', { ...files, 'atom.xml': null }, /no atom\.xml/],
  ['feeds', 'no sitemap', { ...files, 'sitemap.xml': null }, /no sitemap\.xml/],
  ['feeds', 'a feed with no id', edit('atom.xml', `<id>${BASE}</id>`, ''), /atom\.xml/],
  ['feeds', 'a feed with no author', edit('atom.xml', '<author><name>A practice</name></author>', ''), /author/],
  ['feeds', 'a date that is none', edit('sitemap.xml', '2026-11-01', 'yesterday'), /lastmod/],
  ['css', 'a colour that is none', { ...files, 'style.css': `${files['style.css']}p{color:redd}\n` }, /redd/],
  ['css', 'no stylesheet', { ...files, 'style.css': null }, /no stylesheet/],
  ['structured-data', 'a field that is none', edit('index.html', '"inLanguage"', '"inLangauge"'), /inLangauge/],
  ['browser', 'a page with no policy', edit('about/index.html', `<meta http-equiv="Content-Security-Policy" content="${CSP}">\n`, ''), /csp-missing {2}about\/index\.html/],
  ['browser', 'text too pale in the dark', { ...files, 'style.css': files['style.css'].replace('#eee', '#444') }, /axe:color-contrast .*320\/dark/],
];
planted.forEach(([name, what, site, want], i) => {
  const r = check(put(`planted-${i}`, site), BASE, name);
  t(r.code === 1 && want.test(r.out) && r.out.includes(`-- ${name}: FOUND`), `${name}: ${what}`, `exit ${r.code}\n${r.out}`);
});
const several = check(join(dir, 'planted-0'), BASE, 'html,links,feeds');
t(several.code === 1 && /-- html: FOUND/.test(several.out) && /-- feeds: ok/.test(several.out), 'after a red check the others still run', several.out);
const blind = check(join(dir, 'sound'), BASE, 'feeds,browser', { CHROMIUM: '/nonexistent/browser' });
t(blind.code === 2 && /CANNOT CHECK/.test(blind.out), 'no browser: exit 2, and loudly', blind.out);
t(check(join(dir, 'nowhere'), BASE).code === 2, 'no site: exit 2');
t(check(join(dir, 'sound'), 'example.org').code === 2, 'a base URL that is none: exit 2');
t(check(join(dir, 'sound'), BASE, 'spelling').code === 2, 'a check that there is not: exit 2');
rmSync(dir, { recursive: true, force: true });
console.log(`${pass} passed, ${fail} failed`);
process.exit(fail ? 1 : 0);
