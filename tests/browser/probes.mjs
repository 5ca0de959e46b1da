// Functions that run inside the page (each must be self-contained).

/** Before anything of the page runs: collect CSP violations. */
export function cspCollector() {
  const seen = [];
  Object.defineProperty(window, '__cspViolations', { value: seen, enumerable: false });
  document.addEventListener('securitypolicyviolation', (e) => {
    seen.push({ directive: e.effectiveDirective, blocked: e.blockedURI, sample: e.sample, line: e.lineNumber, source: e.sourceFile, disposition: e.disposition });
  }, true);
}

/** Parses pages without running them: everything that needs no layout. */
export function parseStatic(html) {
  const d = new DOMParser().parseFromString(html, 'text/html');
  const $ = (s) => [...d.querySelectorAll(s)];
  const refs = [];
  const add = (el, attr, kind) => { const v = el.getAttribute(attr); if (v !== null) refs.push({ url: v.trim(), kind, el: `${el.localName}[${attr}]` }); };
  const addSet = (el, attr) => { for (const m of (el.getAttribute(attr) || '').matchAll(/\s*,*\s*(\S*[^\s,])(?:\s+[^,]*)?(?:,|$)/g)) refs.push({ url: m[1], kind: 'asset', el: `${el.localName}[${attr}]` }); };
  $('a[href],area[href]').forEach((e) => add(e, 'href', 'link'));
  const loads = new Set(['stylesheet', 'icon', 'preload', 'prefetch', 'modulepreload', 'manifest', 'apple-touch-icon', 'mask-icon', 'prerender']);
  const hints = new Set(['preconnect', 'dns-prefetch']);
  $('link[href]').forEach((e) => {
    const rel = (e.getAttribute('rel') || '').toLowerCase().split(/\s+/);
    if (rel.some((r) => hints.has(r))) add(e, 'href', 'hint');
    else if (rel.some((r) => loads.has(r))) add(e, 'href', 'asset');
    else if (rel.some((r) => ['canonical', 'alternate', 'next', 'prev', 'license', 'author', 'help', 'search', 'home', 'index', 'privacy-policy', 'terms-of-service'].includes(r))) add(e, 'href', 'link');
    if (e.hasAttribute('imagesrcset')) addSet(e, 'imagesrcset');
  });
  $('script[src],img[src],source[src],video[src],audio[src],track[src],iframe[src],embed[src],input[type=image][src]').forEach((e) => add(e, 'src', 'asset'));
  $('video[poster]').forEach((e) => add(e, 'poster', 'asset'));
  $('object[data]').forEach((e) => add(e, 'data', 'asset'));
  $('img[srcset],source[srcset]').forEach((e) => addSet(e, 'srcset'));
  $('use,image,feImage').forEach((e) => { for (const a of ['href', 'xlink:href']) if (e.hasAttribute(a)) add(e, a, 'asset'); });
  $('form[action]').forEach((e) => add(e, 'action', 'form'));
  $('button[formaction],input[formaction]').forEach((e) => add(e, 'formaction', 'form'));
  $('blockquote[cite],q[cite]').forEach((e) => add(e, 'cite', 'cite'));
  $('meta[property="og:image"],meta[name="twitter:image"],meta[property="og:url"]').forEach((e) => add(e, 'content', 'meta'));
  const css = [...$('style').map((e) => e.textContent), ...$('[style]').map((e) => e.getAttribute('style'))].join('\n');
  const ids = $('[id]').map((e) => e.id);
  const count = {}; ids.forEach((i) => { count[i] = (count[i] || 0) + 1; });
  const heads = $('h1,h2,h3,h4,h5,h6').filter((h) => !h.closest('template,[hidden]')).map((h) => ({ level: +h.localName[1], text: h.textContent.trim().replace(/\s+/g, ' ').slice(0, 60) }));
  const skips = []; heads.forEach((h, i) => { if (i && h.level > heads[i - 1].level + 1) skips.push(`h${heads[i - 1].level} then h${h.level} "${h.text}"`); });
  const meta = (n) => d.querySelector(`meta[name="${n}" i]`)?.getAttribute('content')?.trim() ?? null;
  const refresh = d.querySelector('meta[http-equiv="refresh" i]')?.getAttribute('content') ?? null;
  return {
    refs, css, ids: Object.keys(count), names: $('a[name]').map((e) => e.getAttribute('name')), dup: Object.keys(count).filter((k) => count[k] > 1),
    base: d.querySelector('base[href]')?.getAttribute('href') ?? null,
    lang: d.documentElement.getAttribute('lang'), title: d.querySelector('head > title')?.textContent.trim() ?? null,
    description: meta('description'), robots: meta('robots'), viewport: meta('viewport'), heads, skips,
    csp: !!d.querySelector('meta[http-equiv="content-security-policy" i]'),
    tabindex: $('[tabindex]').filter((e) => Number(e.getAttribute('tabindex')) > 0).map((e) => e.outerHTML.slice(0, 100)),
    refresh: refresh === null ? null : { seconds: parseFloat(refresh) || 0, url: /url\s*=\s*['"]?([^'"]+)/i.exec(refresh)?.[1]?.trim() ?? null },
    jsonld: $('script[type="application/ld+json"]').map((e) => e.textContent),
  };
}

export function loadLazy() {
  document.querySelectorAll('[loading=lazy]').forEach((e) => { e.loading = 'eager'; });
  return (async () => {
    const H = document.documentElement.scrollHeight, frame = () => new Promise((r) => { requestAnimationFrame(r); setTimeout(r, 60); });
    for (const f of [0.25, 0.5, 0.75, 1, 0]) { window.scrollTo(0, f * H); await frame(); }
  })();
}

export function overflow() {
  const de = document.documentElement, body = document.body; if (!body) return null;
  const vw = de.clientWidth, sw = Math.max(de.scrollWidth, body.scrollWidth > body.clientWidth && getComputedStyle(body).overflowX === 'visible' ? body.scrollWidth : 0);
  const cut = [de, body].some((e) => /hidden|clip/.test(getComputedStyle(e).overflowX));
  const name = (e) => e.localName + (e.id ? `#${e.id}` : '') + (typeof e.className === 'string' && e.className.trim() ? '.' + e.className.trim().split(/\s+/).slice(0, 2).join('.') : '');
  const held = new Set(), out = [];
  const contained = (e) => { for (let p = e.parentElement; p && p !== body && p !== de; p = p.parentElement) { if (held.has(p)) return true; if (getComputedStyle(p).overflowX !== 'visible') { held.add(p); return true; } } return false; };
  for (const e of body.querySelectorAll('*')) {
    const r = e.getBoundingClientRect();
    if (r.width <= 1 || r.height <= 1 || r.right <= vw + 1 || r.left + scrollX < 0) continue;
    const cs = getComputedStyle(e);
    if (cs.visibility !== 'visible' || cs.display === 'none' || cs.position === 'fixed') continue;
    if (contained(e)) continue;
    if (cut && r.left >= vw && !e.textContent.trim()) continue;
    if (out.some((o) => o.e.contains(e))) continue;
    out.push({ e, name: name(e), right: Math.round(r.right), width: Math.round(r.width) });
    if (out.length >= 5) break;
  }
  const offenders = out.map(({ name: n, right, width }) => ({ name: n, right, width }));
  return { vw, sw, scrolls: sw > vw + 1, clipped: cut && sw <= vw + 1 ? offenders.length > 0 : cut && offenders.length > 0, offenders };
}

/** WCAG 2.5.8: targets smaller than `min`; bad = no spacing exception, no inline exception. */
export function taps(min) {
  const SEL = 'a[href],area[href],button,input:not([type=hidden]),select,textarea,summary,[role=button],[role=link],[role=checkbox],[role=radio],[role=switch],[role=tab],[role=menuitem],[role=option],[tabindex]:not([tabindex^="-"])';
  const INTER = 'a,button,input,select,textarea,summary,[role=button],[role=link]';
  const box = (e) => {
    let l = Infinity, t = Infinity, r = -Infinity, b = -Infinity;
    const add = (q) => { if (q.width > 0 && q.height > 0) { l = Math.min(l, q.left); t = Math.min(t, q.top); r = Math.max(r, q.right); b = Math.max(b, q.bottom); } };
    add(e.getBoundingClientRect());
    if (getComputedStyle(e).overflow === 'visible') [...e.querySelectorAll('*')].slice(0, 20).forEach((c) => { if (c.checkVisibility?.({ visibilityProperty: true }) !== false && !['absolute', 'fixed'].includes(getComputedStyle(c).position)) add(c.getBoundingClientRect()); });
    if (/^(checkbox|radio)$/.test(e.type)) [...(e.labels || [])].forEach((x) => add(x.getBoundingClientRect()));
    return { l, t, r, b, w: r - l, h: b - t };
  };
  const list = [...document.querySelectorAll(SEL)].slice(0, 3000)
    .filter((e) => !e.disabled && e.checkVisibility?.({ opacityProperty: false, visibilityProperty: true }) !== false && getComputedStyle(e).pointerEvents !== 'none' && !e.closest('[inert]'))
    .map((e) => ({ e, q: box(e) }))
    .filter(({ q }) => q.w > 1 && q.h > 1 && q.r + scrollX > 0 && q.b + scrollY > 0);
  const inline = (e) => {
    if (!/^inline/.test(getComputedStyle(e).display)) return false;
    let p = e.parentElement; while (p && /^inline|contents/.test(getComputedStyle(p).display)) p = p.parentElement;
    if (!p) return false;
    const c = p.cloneNode(true); c.querySelectorAll(`${INTER},script,style`).forEach((x) => x.remove());
    return /[\p{L}\p{N}]/u.test(c.textContent);
  };
  const small = list.filter(({ q }) => q.w < min - 0.5 || q.h < min - 0.5);
  const rad = min / 2, mid = (q) => [(q.l + q.r) / 2, (q.t + q.b) / 2];
  const bad = [], spaced = []; let inlined = 0;
  for (const s of small) {
    if (inline(s.e)) { inlined++; continue; }
    const [cx, cy] = mid(s.q);
    const hit = list.find((o) => {
      if (o === s || o.e.contains(s.e) || s.e.contains(o.e)) return false;
      const dx = Math.max(o.q.l - cx, 0, cx - o.q.r), dy = Math.max(o.q.t - cy, 0, cy - o.q.b);
      if (Math.hypot(dx, dy) < rad - 0.5) return true;
      if (!small.includes(o)) return false;
      const [ox, oy] = mid(o.q); return Math.hypot(ox - cx, oy - cy) < min - 0.5;
    });
    const item = { html: s.e.outerHTML.replace(/\s+/g, ' ').slice(0, 110), w: Math.round(s.q.w * 10) / 10, h: Math.round(s.q.h * 10) / 10 };
    (hit ? bad : spaced).push(item);
  }
  return { targets: list.length, bad, spaced, inlined };
}

export const visibleText = () => (document.body ? document.body.innerText : '');
