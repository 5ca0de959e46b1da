#!/usr/bin/env node
// Proves structured-data.mjs: each planted fault is told on its page and nowhere else, sound pages pass, and what cannot run says so.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url)), dir = mkdtempSync(join(tmpdir(), 'anteroom-structured-data-test-'));
let pass = 0, fail = 0;
const t = (ok, name, more = '') => { ok ? pass++ : fail++; console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}${more && !ok ? `: ${more}` : ''}`); };
const run = (...args) => { const r = spawnSync('node', [join(here, 'structured-data.mjs'), ...args], { encoding: 'utf8' }); return { code: r.status, out: r.stdout, err: r.stderr }; };

const BASE = 'https://example.org/';
const html = (blocks, { lang = 'en', canonical = `${BASE}a/` } = {}) => `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>A</title><link rel="canonical" href="${canonical}">
${blocks.map((b) => `<script type="application/ld+json">${typeof b === 'string' ? b : JSON.stringify(b)}</script>`).join('\n')}
<script>not.json({</script></head><body><h1>A</h1></body></html>`;
const site = (name, pages) => { for (const [f, text] of Object.entries(pages)) { const p = join(dir, name, f); mkdirSync(dirname(p), { recursive: true }); writeFileSync(p, text); } return join(dir, name); };
const S = (o) => ({ '@context': 'https://schema.org', ...o });

const page = { '@type': 'MedicalWebPage', name: 'A', url: `${BASE}a/`, inLanguage: 'en', dateModified: '2026-11-01', audience: { '@type': 'Patient' }, about: { '@type': 'MedicalTherapy', name: 'CBT' } };
const crumbs = { '@type': 'BreadcrumbList', itemListElement: [{ '@type': 'ListItem', position: 1, name: 'Home', item: BASE }, { '@type': 'ListItem', position: 2, name: 'A', item: { '@id': `${BASE}a/` } }] };
const faq = { '@type': 'FAQPage', mainEntity: [{ '@type': 'Question', name: 'Why?', acceptedAnswer: { '@type': 'Answer', text: 'Because.' } }] };
const practice = { '@type': 'ProfessionalService', '@id': `${BASE}#practice`, name: 'A Practice', url: BASE, telephone: '+1 555 0100', address: { '@type': 'PostalAddress', streetAddress: '1 A Street', addressCountry: 'US' } };
const person = { '@type': 'Person', name: 'B. Person', jobTitle: 'Therapist', worksFor: { '@id': `${BASE}#practice` } };
const without = (o, ...keys) => Object.fromEntries(Object.entries(o).filter(([k]) => !keys.includes(k)));

const sound = run(site('sound', {
  'index.html': html([S(page), S(crumbs)]),
  'faq/index.html': html([S(faq)]),
  'graph/index.html': html([S({ '@graph': [page, crumbs, practice, person] })]),
  'list/index.html': html([[S(practice), S(person)]]),
  'reviewed/index.html': html([S({ ...page, lastReviewed: '2026-10-01', reviewedBy: person })]),
  'two-types/index.html': html([S({ ...practice, '@type': ['ProfessionalService', 'MedicalBusiness'] })]),
  'reference/index.html': html([S({ ...page, author: { '@type': 'Person', '@id': `${BASE}#b` } })]),
  'es/index.html': html([S({ ...page, inLanguage: 'es' })], { lang: 'es' }),
  'escaped/index.html': html([JSON.stringify(S({ ...page, description: 'no </script> here' })).replaceAll('</', '<\\/')]),
  '404.html': html([]),
}));
t(sound.code === 0, 'a sound site passes', sound.out + sound.err);
t(/10 pages, 10 blocks/.test(sound.out), 'and every block of it was read', sound.out);

// page -> [blocks, what the finding on it must say]
const planted = {
  'not-json': [['{"@type": "Thing",}'], /not JSON/],
  'no-context': [[page], /@context is missing/],
  'http-context': [[{ ...S(page), '@context': 'http://schema.org' }], /@context is "http:/],
  'no-type': [[S({ name: 'A' })], /no @type/],
  'unknown-type': [[S({ ...page, '@type': 'MedicalWebpage' })], /no exported member named 'MedicalWebpage'/],
  'odd-type': [[S({ '@type': 'a b' })], /"a b" is no type name/],
  'unknown-field': [[S({ ...practice, telefone: '1' })], /'"telefone"' does not exist/],
  'unknown-nested-field': [[S({ ...practice, address: { '@type': 'PostalAddress', streetAdress: '1' } })], /streetAdress/],
  'wrong-value': [[S({ ...page, audience: 7 })], /number/],
  'wrong-nested-type': [[S({ ...faq, mainEntity: [{ ...faq.mainEntity[0], acceptedAnswer: { '@type': 'Recipe', name: 'x' } }] })], /acceptedAnswer is no Answer/],
  'graph-node': [[S({ '@graph': [page, { '@type': 'Person', name: 'B', jobTitel: 'x' }] })], /jobTitel/],
  'page-no-name': [[S(without(page, 'name'))], /MedicalWebPage has no name/],
  'page-empty-name': [[S({ ...page, name: ' ' })], /MedicalWebPage has no name/],
  'page-no-url': [[S(without(page, 'url'))], /MedicalWebPage has no url/],
  'page-no-language': [[S(without(page, 'inLanguage'))], /MedicalWebPage has no inLanguage/],
  'page-relative-url': [[S({ ...page, url: '/a/' })], /url is not absolute/],
  'page-other-url': [[S({ ...page, url: `${BASE}b/` })], /canonical link is/],
  'page-other-language': [[S({ ...page, inLanguage: 'fr' })], /page's lang is en/],
  'page-bad-date': [[S({ ...page, dateModified: '1 November 2026' })], /no ISO 8601 date/],
  'page-unreviewed': [[S({ ...page, lastReviewed: '2026-10-01' })], /no reviewedBy/],
  'faq-empty': [[S({ '@type': 'FAQPage', mainEntity: [] })], /FAQPage has no mainEntity/],
  'faq-not-question': [[S({ '@type': 'FAQPage', mainEntity: [{ '@type': 'Thing', name: 'x' }] })], /no Question/],
  'faq-no-answer': [[S({ '@type': 'FAQPage', mainEntity: [{ '@type': 'Question', name: 'Why?' }] })], /Question has no acceptedAnswer/],
  'faq-empty-answer': [[S({ '@type': 'FAQPage', mainEntity: [{ '@type': 'Question', name: 'Why?', acceptedAnswer: { '@type': 'Answer', text: '' } }] })], /Answer has no text/],
  'crumbs-empty': [[S({ '@type': 'BreadcrumbList', itemListElement: [] })], /BreadcrumbList has no itemListElement/],
  'crumbs-position': [[S({ ...crumbs, itemListElement: [crumbs.itemListElement[0], { ...crumbs.itemListElement[1], position: 3 }] })], /itemListElement 2 has position 3/],
  'crumbs-zero': [[S({ ...crumbs, itemListElement: [{ ...crumbs.itemListElement[0], position: 0 }] })], /itemListElement 1 has position 0/],
  'crumbs-no-name': [[S({ ...crumbs, itemListElement: [without(crumbs.itemListElement[0], 'name')] })], /itemListElement 1 has no name/],
  'crumbs-no-item': [[S({ ...crumbs, itemListElement: [without(crumbs.itemListElement[0], 'item')] })], /itemListElement 1 has no item/],
  'crumbs-relative': [[S({ ...crumbs, itemListElement: [{ ...crumbs.itemListElement[0], item: '/' }] })], /not an absolute URL/],
  'service-no-name': [[S(without(practice, 'name'))], /ProfessionalService has no name/],
  'service-no-url': [[S(without(practice, 'url'))], /ProfessionalService has no url/],
  'person-no-name': [[S(without(person, 'name'))], /Person has no name/],
  'nested-person-no-name': [[S({ ...page, author: { '@type': 'Person', jobTitle: 'Therapist' } })], /Person has no name/],
  'second-block': [[S(page), S(without(person, 'name'))], /block 2: Person has no name/],
};
const bad = run(site('planted', { 'index.html': html([S(page)]), ...Object.fromEntries(Object.entries(planted).map(([k, [blocks]]) => [`${k}.html`, html(blocks)])) }));
t(bad.code === 1, 'planted faults: exit 1', bad.err);
const told = bad.out.split('\n').filter((l) => / {2}\S+\.html {2}/.test(l));
for (const [k, [, want]] of Object.entries(planted)) {
  const mine = told.filter((l) => l.includes(`  ${k}.html  `));
  t(mine.some((l) => want.test(l)), `${k}: told`, mine.join(' | ') || 'nothing');
}
t(!told.some((l) => l.includes('  index.html  ')), 'nothing is told on the sound page among them');
t(run(site('bare', { 'index.html': html([]) })).code === 1, 'a site with no JSON-LD at all: exit 1');
t(run(join(dir, 'nowhere')).code === 2, 'no folder: exit 2');
t(run(site('empty', { 'a.txt': 'x' })).code === 2, 'no page: exit 2');
t(run().code === 2, 'no argument: exit 2');
rmSync(dir, { recursive: true, force: true });
console.log(`${pass} passed, ${fail} failed`);
process.exit(fail ? 1 : 0);
