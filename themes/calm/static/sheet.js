// The buttons of a worksheet: print, copy as text, clear. Nothing here sends or keeps an answer.
'use strict';
{
  const form = document.querySelector('form.sheet');
  const status = form?.querySelector('.sheet-status');
  const clear = form?.querySelector('.sheet-clear');
  const grows = CSS.supports('field-sizing', 'content');

  const say = (what) => { status.textContent = status.dataset[what] ?? ''; };
  const words = (element) => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  const all = (selector, root = form) => [...root.querySelectorAll(selector)];
  const entries = () => all('.entry');

  // Where a browser cannot do it by itself, an entry of many lines grows with what is in it.
  const grow = (entry) => {
    if (grows || entry.localName !== 'textarea') return;
    entry.style.blockSize = 'auto';
    entry.style.blockSize = `${entry.scrollHeight + entry.offsetHeight - entry.clientHeight}px`;
  };

  // On paper a control can neither wrap nor run over a page's end; plain text can.
  const printed = (entry) => {
    const copy = document.createElement('div');
    copy.className = `printed ${entry.className}`;
    copy.textContent = entry.value;
    entry.after(copy);
  };

  // What is chosen, or written, within a part of the sheet.
  const answers = (part) => all('.option, .point, .entry', part)
    .map((one) => {
      if (one.matches('.entry')) return one.value.trim();
      return one.querySelector(':checked') ? words(one.querySelector('span')) || '\u2713' : '';
    })
    .filter((answer) => answer !== '');

  const row = (tr) => {
    const cells = all('td', tr).map((td) => [words(td.querySelector('.cell-label')), answers(td).join(', ')]);
    const filled = cells.filter(([, answer]) => answer !== '');
    return filled.length ? [words(tr.querySelector('th')), ...filled.map(([label, answer]) => `  ${label}: ${answer}`)] : [];
  };

  const field = (one) => {
    const label = words(one.querySelector('.label, .option > span'));
    if (one.matches('.grid')) return [label, ...all('tbody tr', one).flatMap(row)];
    return [label, answers(one).join('\n') || '\u2013'];
  };

  const asText = () => {
    const parts = all('.group-label, .field').map((one) => (one.matches('.field') ? field(one) : [words(one).toUpperCase()]));
    return [[words(document.querySelector('h1'))], ...parts].map((lines) => lines.join('\n')).join('\n\n');
  };

  const does = {
    print: () => window.print(),
    copy: () => navigator.clipboard.writeText(asText()),
  };

  const press = async (button) => {
    try {
      await does[button.dataset.does]();
      say(button.dataset.does === 'copy' ? 'copied' : '');
    } catch {
      say('notCopied');
    }
  };

  // A radio cannot be left empty again by itself. Here, to choose what is chosen takes it back.
  const chosen = new Map();
  const isRadio = (element) => element.matches('input[type="radio"]');
  const takeBack = (radio) => {
    radio.checked = false;
    chosen.delete(radio.name);
  };
  const choose = (radio) => {
    if (chosen.get(radio.name) === radio) takeBack(radio);
    else chosen.set(radio.name, radio);
  };

  if (form) {
    for (const button of document.querySelectorAll('[data-does]')) {
      button.hidden = false;
      button.addEventListener('click', () => press(button));
    }
    for (const line of all('.sheet-take-back')) line.hidden = false;

    form.addEventListener('input', (event) => {
      const entry = event.target;
      if (!entry.matches('.entry')) return;
      grow(entry);
      const other = entry.closest('.option-other')?.querySelector('.option > input');
      if (other && entry.value !== '' && !other.checked) other.click();
    });
    form.addEventListener('click', (event) => {
      if (isRadio(event.target)) choose(event.target);
    });
    form.addEventListener('keydown', (event) => {
      if (event.key !== ' ' || !isRadio(event.target) || !event.target.checked) return;
      event.preventDefault();
      takeBack(event.target);
    });

    form.addEventListener('reset', () => {
      chosen.clear();
      clear.open = false;
      clear.querySelector('summary').focus();
      setTimeout(() => {
        entries().forEach(grow);
        say('cleared');
      });
    });

    window.addEventListener('beforeprint', () => entries().filter((entry) => entry.value !== '').forEach(printed));
    window.addEventListener('afterprint', () => all('.printed').forEach((copy) => copy.remove()));
  }
}
