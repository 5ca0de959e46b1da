// A page that is open in a browser follows the site as it is written. `anteroom serve` adds this
// script to what it sends; no file of a built site has it. It keeps nothing, sends nothing but the
// page's own path, and shows what it is told as text, never as HTML.
(() => {
  'use strict';
  const script = document.currentScript;
  const { page } = script.dataset;
  const events = new URL('events', script.src);
  events.searchParams.set('page', location.pathname);
  let styles = script.dataset.styles.split(' ').filter(Boolean);
  let source = null;

  const file = (address) => address.split('?')[0];
  const counted = (n, what) => (n ? [`${n} ${what}${n === 1 ? '' : 's'}`] : []);

  // A stylesheet takes the place of the one before once it is here, so that the page never stands bare.
  function restyle(wanted) {
    wanted.forEach((address, n) => {
      if (address === styles[n]) return;
      const links = [...document.querySelectorAll('link[rel~="stylesheet" i]')];
      const old = links.filter((link) => file(link.getAttribute('href')) === file(styles[n] ?? ''));
      for (const link of old) {
        const next = link.cloneNode();
        next.href = address;
        next.addEventListener('load', () => link.remove());
        next.addEventListener('error', () => next.remove());
        link.after(next);
      }
    });
    styles = wanted;
  }

  function make(name, attributes = {}, ...inside) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  }

  const LOOK = `
    :host { all: initial; }
    section { position: fixed; inset: auto 0 0; z-index: 2147483647; box-sizing: border-box; max-block-size: 40vh; display: flex; flex-direction: column;
      font: 1rem/1.5 system-ui, sans-serif; color-scheme: light dark; color: #23302f; background: #fff; }
    section[aria-label] { border-block-start: 3px solid #7c8683; }
    .bar { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: center; justify-content: space-between; padding-inline: 1rem; }
    p { margin: 0; }
    section[aria-label] p { padding-block: .5rem; }
    button, summary { font: inherit; color: inherit; min-block-size: 2.25rem; }
    button { padding-inline: .75rem; border: 1px solid #7c8683; border-radius: .5rem; background: transparent; cursor: pointer; }
    summary { cursor: pointer; padding-block: .375rem; }
    .list { overflow: auto; padding: 0 1rem .5rem; }
    pre { margin: 0 0 .75rem; padding: .75rem; overflow-x: auto; font: .875rem/1.45 ui-monospace, monospace; background: #f2ede4; border-radius: .5rem; }
    [hidden] { display: none !important; }
    :focus-visible { outline: 3px solid #1746a2; outline-offset: -3px; }
    @media (prefers-color-scheme: dark) {
      section { color: #ece7dd; background: #1d2525; }
      section[aria-label], button { border-color: #7f8a87; }
      pre { background: #101515; }
      :focus-visible { outline-color: #a8c4ff; }
    }
    @media print { section { display: none; } }`;

  // What is told of the last build, at the foot of the page. The status is always there: only then
  // is what is put into it read out.
  const status = make('p', { role: 'status' });
  const list = make('div', { class: 'list', id: 'list', hidden: '' });
  const button = make('button', { type: 'button', 'aria-controls': 'list', hidden: '' });
  const bar = make('div', { class: 'bar' }, status, button);
  const panel = make('section', {}, bar, list);
  const host = make('div', { lang: 'en', dir: 'ltr' });
  const [look, room] = [new CSSStyleSheet(), new CSSStyleSheet()];
  look.replaceSync(LOOK);
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [look];
  shadow.append(panel);
  document.body.append(host);
  document.adoptedStyleSheets.push(room);

  // The end of the page, and what is focused, stay above the panel.
  new ResizeObserver(() => {
    const height = panel.getAttribute('aria-label') ? panel.offsetHeight : 0;
    room.replaceSync(height ? `@media screen { html { scroll-padding-block-end: ${height}px } body { padding-block-end: ${height}px !important } }` : '');
  }).observe(panel);

  function unfold(open) {
    list.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    button.textContent = open ? 'Hide messages' : 'Show messages';
  }
  button.addEventListener('click', () => unfold(list.hidden));

  const message = (text) => make('pre', { tabindex: '0' }, text);
  let told = '';
  function tell(news) {
    const { errors, warnings, held, more } = news;
    if (JSON.stringify(news) === told) return;
    const first = !told || !JSON.parse(told).errors.length;
    told = JSON.stringify(news);
    const words = [...counted(errors.length + more.errors, 'error'), ...counted(warnings.length + more.warnings, 'warning')];
    const any = words.length > 0;
    status.textContent = any ? `${words.join(', ')}.${held ? ' The page is as it was before.' : ''}` : '';
    button.hidden = !any;
    if (!any) panel.removeAttribute('aria-label'); else panel.setAttribute('aria-label', 'Messages of the build');
    const rest = (n) => (n ? [make('p', {}, `${n} more in the terminal.`)] : []);
    list.replaceChildren(...errors.map(message), ...rest(more.errors));
    if (warnings.length) {
      const folded = make('details', errors.length ? {} : { open: '' }, make('summary', {}, 'Warnings'));
      folded.append(...warnings.map(message), ...rest(more.warnings));
      list.append(folded);
    }
    if (!any) unfold(false);
    else if (errors.length && first) unfold(true);
    else if (!errors.length) unfold(false);
  }

  function hear({ data }) {
    const news = JSON.parse(data);
    if (news.page !== page) {
      close();
      location.reload();
      return;
    }
    restyle(news.styles);
    tell(news.told);
  }

  function close() {
    source?.close();
    source = null;
  }

  // A browser keeps six connections to a host: pages that nobody sees give theirs back, and ask
  // again when they are seen.
  function listen() {
    if (document.hidden) return close();
    if (source) return;
    source = new EventSource(events);
    source.addEventListener('site', hear);
    // Refused once and for all: another server may stand there in a moment.
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      close();
      setTimeout(listen, 2000);
    });
  }
  document.addEventListener('visibilitychange', listen);
  window.addEventListener('pageshow', listen);
  window.addEventListener('pagehide', close);
  listen();
})();
