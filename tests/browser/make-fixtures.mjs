#!/usr/bin/env node
// Writes fixture sites under OUT (argv[2]): clean/ (4 pages, no defect), clean30/ (30 pages, no defect)
// and planted/ (one planted defect a page) with planted.expected.json {page: [rule, ...]}.
import { mkdirSync, writeFileSync, rmSync } from 'node:fs';
import { join, dirname } from 'node:path';
const OUT = process.argv[2] || 'fixtures';
const put = (p, s) => { const f = join(OUT, p); mkdirSync(dirname(f), { recursive: true }); writeFileSync(f, s); };
rmSync(join(OUT, 'clean'), { recursive: true, force: true });
rmSync(join(OUT, 'clean30'), { recursive: true, force: true });
rmSync(join(OUT, 'planted'), { recursive: true, force: true });

const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";
const CSS = `:root{color-scheme:light dark;--bg:#fff;--fg:#1c1c1c;--link:#0b4f8a;--edge:#5b6570}
@media (prefers-color-scheme:dark){:root{--bg:#14171a;--fg:#eceff1;--link:#9ccbff;--edge:#9aa5b1}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--fg);font:1.0625rem/1.6 system-ui,sans-serif}
.skip{position:absolute;left:-999rem}
.skip:focus{left:.5rem;top:.5rem;background:var(--bg);padding:.5rem}
header,main,footer{max-width:44rem;margin:0 auto;padding:1rem}
nav ul{display:flex;flex-wrap:wrap;gap:.5rem;list-style:none;margin:0;padding:0}
nav a{display:inline-block;padding:.5rem .75rem}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
img{max-width:100%;height:auto}
input,button,textarea{font:inherit;min-height:2.75rem;padding:.5rem;max-width:100%;border:1px solid var(--edge)}
label{display:block;margin-top:1rem}
@media print{nav,.skip{display:none}body{color:#000;background:#fff}a{color:#000}}
@media (prefers-reduced-motion:reduce){*{animation:none!important;transition:none!important}}
`;
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC', 'base64');
const JS = `document.documentElement.classList.add('js');\n`;

function page({ title = 'A page', lang = ' lang="en-GB"', desc = '<meta name="description" content="What this page tells.">', csp = CSP, head = '', body = '', h1 = null, viewport = '<meta name="viewport" content="width=device-width, initial-scale=1">', titleTag = null, nav = ['index.html', 'about.html', 'contact.html'] }) {
  return `<!doctype html>
<html${lang}>
<head>
<meta charset="utf-8">
${csp ? `<meta http-equiv="Content-Security-Policy" content="${csp}">\n` : ''}${viewport}
${titleTag ?? `<title>${title}</title>`}
${desc}
<link rel="icon" href="icon.png">
<link rel="stylesheet" href="style.css">
${head}
<script src="app.js" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header><nav aria-label="Main"><ul>${nav.map((n) => `<li><a href="${n}">${n.replace('.html', '').replace('index', 'home')}</a></li>`).join('')}</ul></nav></header>
<main id="main" tabindex="-1">
${h1 ?? `<h1>${title}</h1>`}
${body}
</main>
<footer><p>Made by hand for a test.</p></footer>
</body>
</html>
`;
}
const prose = (n) => Array.from({ length: n }, (_, i) => `<p>Sentence ${i + 1} of the test text. It is plain, it is short, and it links to <a href="about.html#how">how we work</a> in the middle of a line.</p>`).join('\n');
const base = (dir) => { put(`${dir}/style.css`, CSS); put(`${dir}/icon.png`, PNG); put(`${dir}/app.js`, JS); };

const clean = {
  'index.html': page({ title: 'Home', body: `<p>Welcome to the test.</p><img src="icon.png" width="10" height="10" alt="A small green square">${prose(4)}<h2>More</h2>${prose(2)}` }),
  'about.html': page({ title: 'About', body: `<h2 id="how">How we work</h2>${prose(3)}<div role="region" aria-label="Fees" tabindex="0" class="wide"><table><caption>Fees</caption><thead><tr><th scope="col">What</th><th scope="col">Price</th></tr></thead><tbody><tr><th scope="row">One hour</th><td>60</td></tr></tbody></table></div>` }),
  'contact.html': page({ title: 'Contact', body: `<form action="contact.html" method="get"><label for="n">Your name</label><input id="n" name="n" autocomplete="name"><label for="m">Message</label><textarea id="m" name="m" rows="4"></textarea><label for="d">Day</label><input id="d" type="date"><label for="t">Time</label><input id="t" type="datetime-local"><p><button type="submit">Send</button></p></form>` }),
  'sub/index.html': page({ title: 'Sub page', body: `<p>A page in a folder.</p>` }).replaceAll('href="style', 'href="../style').replaceAll('src="app', 'src="../app').replaceAll('href="icon', 'href="../icon').replace(/href="(index|about|contact)\.html/g, 'href="../$1.html'),
  '404.html': page({ title: 'Not found', body: `<p>There is no such page.</p>` }),
  'old.html': `<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<title>Moved</title>\n<meta http-equiv="refresh" content="0; url=about.html">\n</head>\n<body><p><a href="about.html">Moved</a></p></body>\n</html>\n`,
};
base('clean');
for (const [k, v] of Object.entries(clean)) put(`clean/${k}`, v);

base('clean30');
for (let i = 0; i < 30; i++) {
  const name = i === 0 ? 'index.html' : i === 1 ? 'about.html' : i === 2 ? 'contact.html' : `p${String(i).padStart(2, '0')}.html`;
  put(`clean30/${name}`, i === 1 ? clean['about.html'] : i === 2 ? clean['contact.html']
    : page({ title: `Page ${i}`, body: Array.from({ length: 6 }, (_, k) => `<h2>Part ${k + 1}</h2>${prose(5)}<ul><li>One thing</li><li>Another thing</li></ul>`).join('\n') }));
}

const E = {};
const plant = (name, rules, opt, raw) => { E[name] = rules; put(`planted/${name}`, raw ?? page({ title: name.replace('.html', ''), ...opt })); };
base('planted');
put('planted/index.html', page({ title: 'Index', body: '<p>The planted pages.</p>' }));
put('planted/about.html', clean['about.html']);
put('planted/contact.html', clean['contact.html']);
E['index.html'] = []; E['about.html'] = []; E['contact.html'] = [];
plant('missing-alt.html', ['axe:image-alt'], { body: '<img src="icon.png" width="10" height="10">' });
put('planted/low.css', '.low{color:#9a9a9a;background:#fff}'); put('planted/lowdark.css', '@media (prefers-color-scheme:dark){.low{color:#333a40}}');
plant('low-contrast.html', ['axe:color-contrast'], { head: '<link rel="stylesheet" href="low.css">', body: '<p class="low">Pale text on white.</p>' });
plant('low-contrast-dark.html', ['axe:color-contrast'], { head: '<link rel="stylesheet" href="lowdark.css">', body: '<p class="low">Dark text on dark, in the dark scheme only.</p>' });
plant('heading-skip.html', ['heading-skip', 'axe:heading-order'], { body: '<h2>Two</h2><p>x</p><h4>Four</h4><p>y</p>' });
plant('unlabeled-input.html', ['axe:label'], { body: '<form action="contact.html"><p><input name="q"> <button>Go</button></p></form>' });
plant('duplicate-id.html', ['duplicate-id'], { body: '<p id="dup">One</p><p id="dup">Two</p>' });
plant('bad-aria.html', ['axe:aria-valid-attr-value', 'axe:aria-roles'], { body: '<p><button aria-expanded="perhaps">Menu</button></p><div role="buton">x</div>' });
plant('no-lang.html', ['lang-missing', 'axe:html-has-lang'], { lang: '' });
put('planted/tap.css', '.t{display:inline-block;width:14px;height:14px;overflow:hidden;padding:0;min-height:0;border:0;margin:0 1px;vertical-align:top}');
plant('tap-target.html', ['tap-target', 'axe:target-size'], { head: '<link rel="stylesheet" href="tap.css">', body: '<p><button class="t" aria-label="1 star">1</button><button class="t" aria-label="2 stars">2</button><button class="t" aria-label="3 stars">3</button></p>' });
put('planted/wide.css', '.w{width:640px;border:1px solid}');
plant('hscroll-320.html', ['overflow-x'], { head: '<link rel="stylesheet" href="wide.css">', body: '<div class="w"><p>A block of a fixed 640 px.</p></div>' });
put('planted/clip.css', 'html,body{overflow-x:hidden}.w{width:640px;border:1px solid}');
plant('hscroll-hidden-320.html', ['overflow-x'], { head: '<link rel="stylesheet" href="clip.css">', body: '<div class="w"><p>A block of a fixed 640 px, cut off by overflow-x hidden.</p></div>' });
plant('third-party.html', ['third-party', 'csp-missing'], { csp: '', body: '<img src="https://tracker.example.net/p.gif" width="1" height="1" alt=""><p>x</p>' });
plant('third-party-csp.html', ['third-party', 'csp'], { body: '<img src="https://tracker.example.net/p.gif" width="1" height="1" alt=""><p>Blocked by the policy, still wrong.</p>' });
plant('third-party-lazy.html', ['third-party', 'csp-missing'], { csp: '', head: '<link rel="stylesheet" href="tall.css">', body: '<div class="tall"><p>tall</p></div><img loading="lazy" src="https://tracker.example.net/lazy.gif" width="1" height="1" alt="">' });
put('planted/tall.css', '.tall{height:20000px}');
plant('third-party-hint.html', ['third-party', 'csp-missing'], { csp: '', head: '<link rel="preconnect" href="https://fonts.example.net">' });
plant('third-party-js.html', ['third-party', 'csp-missing'], { csp: '', head: '<script src="beacon.js" defer></script>' });
put('planted/beacon.js', "setTimeout(()=>{navigator.sendBeacon('https://stats.example.net/b','x');new Image().src='https://stats.example.net/i.gif'},50);");
plant('csp-inline.html', ['csp'], { body: '<script>document.title="changed"</script><p>x</p>' });
plant('csp-inline-style.html', ['csp'], { body: '<p style="color:red">x</p>' });
plant('csp-handler.html', ['csp'], { body: '<p><button onclick="alert(1)">Press</button></p>' });
plant('console-error.html', ['console-error'], { head: '<script src="err.js" defer></script>' });
put('planted/err.js', "throw new Error('planted')");
plant('no-title.html', ['title-missing', 'axe:document-title'], { titleTag: '', h1: '<h1>x</h1>' });
plant('no-description.html', ['description-missing'], { desc: '' });
plant('no-h1.html', ['h1-missing', 'axe:page-has-heading-one'], { h1: '<p>No heading.</p>' });
plant('two-h1.html', ['h1-several'], { body: '<h1>Another</h1>' });
plant('no-viewport.html', ['viewport-missing'], { viewport: '' });
plant('broken-link.html', ['broken-link'], { body: '<p>See <a href="nowhere.html">a page that is not there</a> for more.</p>' });
plant('broken-anchor.html', ['broken-anchor'], { body: '<p>See <a href="about.html#nope">an anchor that is not there</a> for more.</p>' });
plant('broken-anchor-self.html', ['broken-anchor'], { body: '<p>See <a href="#gone">an anchor that is not here</a> for more.</p>' });
plant('broken-asset.html', ['broken-asset'], { body: '<img src="gone.png" width="10" height="10" alt="Gone">' });
plant('broken-css-asset.html', ['broken-asset'], { head: '<link rel="stylesheet" href="bg.css">' });
put('planted/bg.css', 'main{background:url("gone-bg.png")}');
plant('broken-srcset.html', ['broken-asset'], { body: '<img src="icon.png" srcset="icon.png 1x, icon@9x.png 9x" width="10" height="10" alt="Square">' });
plant('nojs-loss.html', ['nojs-loss'], { head: '<script src="render.js" defer></script>', body: '<div id="app"></div>' });
put('planted/render.js', "document.getElementById('app').textContent='All of this page is drawn by a script, so a reader with no script sees nothing of it. '.repeat(8)");
plant('nojs-hidden.html', ['nojs-loss'], { head: '<link rel="stylesheet" href="hide.css">', body: '<div class="reveal"><p>' + 'Hidden until a script says otherwise. '.repeat(12) + '</p></div>' });
put('planted/hide.css', '.reveal{display:none}.js .reveal{display:block}');
put('planted/big.js', '/*' + Array.from({ length: 9000 }, (_, i) => (i * 2654435761 >>> 0).toString(36)).join('') + '*/');
plant('heavy.html', ['weight'], { head: '<script src="big.js" defer></script>' });
plant('no-csp.html', ['csp-missing'], { csp: '' });
put('planted/nofocus.css', 'main a:focus,main a:focus-visible{outline:none}');
plant('no-focus.html', ['focus-invisible'], { head: '<link rel="stylesheet" href="nofocus.css">', body: '<p>A link whose focus can not be seen: <a href="about.html">about us</a>, in a line.</p>' });
plant('tab-order.html', ['tabindex-positive', 'axe:tabindex', 'skip-link'], { body: '<p><button tabindex="5">Jumps first</button> <button>Second</button></p>' });
put('planted/trap.js', "document.getElementById('t').addEventListener('keydown',(e)=>{if(e.key==='Tab')e.preventDefault()})");
plant('focus-trap.html', ['focus-trap'], { head: '<script src="trap.js" defer></script>', body: '<p><button id="t">You stay here</button> <button>Never reached</button></p>' });
plant('no-skip.html', ['skip-link'], {}, page({ title: 'no-skip' }).replace(/<a class="skip".*\n/, ''));
plant('json-ld.html', ['json-ld'], { head: '<script type="application/ld+json">{"@context":"https://schema.org","@type":"Thing",}</script>' });
put('planted/cover.css', '.cover{position:fixed;inset:auto 0 0 0;height:60vh;background:#222;color:#fff}.low{margin-top:60vh}');
plant('focus-obscured.html', ['focus-obscured'], { head: '<link rel="stylesheet" href="cover.css">', body: '<p class="low">A line with <a href="about.html">a covered link</a> in it.</p><div class="cover"><p>We use no cookies.</p></div>' });
put('planted/off.css', '.off{position:absolute;left:-999rem}');
plant('focus-offscreen.html', ['focus-offscreen'], { head: '<link rel="stylesheet" href="off.css">', body: '<p>Text <a class="off" href="about.html">a link nobody sees</a> text.</p>' });
// odd/: what may break the audit itself
base('odd');
const up = (s) => s.replaceAll('href="style', 'href="/style').replaceAll('src="app', 'src="/app').replaceAll('href="icon', 'href="/icon').replace(/href="(index|about|contact)\.html/g, 'href="/index.html');
put('odd/index.html', up(page({ title: 'Odd', body: '<p><a href="with%20space.html">space</a> and <a href="uml%C3%A4ut/#s%C3%A9ance">umlaut</a> and <a href="a%2523b.html">hash</a> text.</p>' })));
put('odd/with space.html', up(page({ title: 'Space' })));
put('odd/uml\u00e4ut/index.html', up(page({ title: 'Umlaut', body: '<h2 id="s\u00e9ance">S\u00e9ance</h2>' })));
put('odd/a%23b.html', up(page({ title: 'Percent' })));
put('odd/empty.html', '');
put('odd/alert.html', up(page({ title: 'Alert', csp: '', head: '<script src="/alert.js" defer></script>' })));
put('odd/alert.js', "alert('hello')");
put('odd/spin.html', up(page({ title: 'Spin', csp: '', head: '<script src="/spin.js" defer></script>' })));
put('odd/spin.js', 'for(;;){}');
put('odd/frame.html', up(page({ title: 'Frame', csp: '', body: '<iframe src="/inner.html" title="Inner"></iframe>' })));
put('odd/inner.html', '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="description" content="d"><title>Inner</title></head><body><main><h1>Inner</h1><img src="/icon.png"></main></body></html>');
put('odd/reload.html', up(page({ title: 'Reload', csp: '', head: '<script src="/reload.js" defer></script>' })));
put('odd/reload.js', "if(!location.hash)setTimeout(()=>{location.replace('/index.html')},20)");
// headers/: the policy is in a _headers file; based/: served under /repo/, absolute links to its own address
base('headers');
put('headers/_headers', "/*\n  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'\n");
put('headers/index.html', page({ title: 'Headers', csp: '', nav: ['index.html'], body: '<script>1</script><p>x</p>' }));
base('based');
put('based/index.html', page({ title: 'Based', nav: ['index.html'], body: '<p>See <a href="https://me.example.org/repo/there.html">there</a>, <a href="https://me.example.org/repo/gone.html">gone</a>, and <a href="/outside.html">outside</a> of it.</p><img src="https://me.example.org/repo/icon.png" width="10" height="10" alt="Square">', csp: '' }));
put('based/there.html', page({ title: 'There', nav: ['index.html'] }));
put('based/sitemap.xml', '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://me.example.org/repo/</loc></url><url><loc>https://me.example.org/repo/old.html</loc></url></urlset>');
put('planted.expected.json', JSON.stringify(E, null, 1));
console.log(`${Object.keys(E).length} planted pages, ${Object.keys(clean).length} clean pages, 30 clean30 pages in ${OUT}`);
