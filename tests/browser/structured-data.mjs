#!/usr/bin/env node
// Reads the JSON-LD of every built page and checks it twice: names and types against the schema.org vocabulary
// (schema-dts, one TypeScript program for the whole site), and the fields that each kind of thing must have.
// node structured-data.mjs SITE [--quiet]
// Exit: 0 nothing found, 1 something found, 2 the check itself could not run.
import { readFileSync, writeFileSync, mkdtempSync, rmSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { Unusable, need, walk } from './lib.mjs';

const isObject = (v) => typeof v === 'object' && v !== null && !Array.isArray(v);
const list = (v) => (Array.isArray(v) ? v : v === undefined || v === null ? [] : [v]);
const typesOf = (node) => list(node['@type']).filter((t) => typeof t === 'string');
const filled = (v) => (typeof v === 'string' ? v.trim() !== '' : Array.isArray(v) ? v.length > 0 && v.every(filled) : v !== undefined && v !== null);
/** A node that only points at another: {"@id": ...}, with or without its type. */
const isReference = (node) => '@id' in node && Object.keys(node).every((k) => k === '@id' || k === '@type');
const isAbsolute = (v) => typeof v === 'string' && URL.canParse(v) && /^https?:$/.test(new URL(v).protocol);
const clip = (s, n = 300) => (s.length > n ? `${s.slice(0, n - 1)}…` : s);

/** What a node of a type must have, beyond what its type allows. */
const REQUIRED = {
  MedicalWebPage: ['name', 'url', 'inLanguage'],
  FAQPage: ['mainEntity'],
  Question: ['name', 'acceptedAnswer'],
  Answer: ['text'],
  BreadcrumbList: ['itemListElement'],
  ProfessionalService: ['name', 'url'],
  Person: ['name'],
};

/** Further rules by type: (node, page, say). */
const RULES = {
  MedicalWebPage(node, page, say) {
    if (filled(node.url)) {
      if (!isAbsolute(node.url)) say(`url is not absolute: ${node.url}`);
      else if (page.canonical && node.url !== page.canonical) say(`url is ${node.url}, but the page's canonical link is ${page.canonical}`);
    }
    if (filled(node.inLanguage) && page.lang && node.inLanguage !== page.lang) say(`inLanguage is ${node.inLanguage}, but the page's lang is ${page.lang}`);
    if ('lastReviewed' in node && !filled(node.reviewedBy)) say('lastReviewed with no reviewedBy');
  },
  FAQPage(node, _page, say) {
    for (const q of list(node.mainEntity)) if (!isObject(q) || !typesOf(q).includes('Question')) say('mainEntity has something that is no Question');
  },
  Question(node, _page, say) {
    for (const a of list(node.acceptedAnswer)) if (!isObject(a) || !typesOf(a).includes('Answer')) say('acceptedAnswer is no Answer');
  },
  BreadcrumbList(node, _page, say) {
    list(node.itemListElement).forEach((item, i) => {
      const at = `itemListElement ${i + 1}`;
      if (!isObject(item) || !typesOf(item).includes('ListItem')) return say(`${at} is no ListItem`);
      if (item.position !== i + 1) say(`${at} has position ${JSON.stringify(item.position) ?? 'none'}`);
      if (!filled(item.name)) say(`${at} has no name`);
      const target = isObject(item.item) ? item.item['@id'] ?? item.item.url : item.item;
      if (!filled(target)) say(`${at} has no item`);
      else if (!isAbsolute(target)) say(`${at} has an item that is not an absolute URL: ${target}`);
    });
  },
  ProfessionalService(node, _page, say) {
    if (filled(node.url) && !isAbsolute(node.url)) say(`url is not absolute: ${node.url}`);
  },
};
const DATES = ['datePublished', 'dateModified', 'dateCreated', 'lastReviewed'];

/** Every typed node below (and with) this value, outermost first. */
function* typedNodes(value) {
  if (Array.isArray(value)) for (const v of value) yield* typedNodes(v);
  else if (isObject(value)) {
    if (typesOf(value).length) yield value;
    for (const [k, v] of Object.entries(value)) if (k !== '@context') yield* typedNodes(v);
  }
}

function requiredFields(value, page, add) {
  for (const node of typedNodes(value)) {
    if (isReference(node)) continue;
    for (const type of typesOf(node)) {
      for (const field of REQUIRED[type] ?? []) if (!filled(node[field])) add('missing-field', `${type} has no ${field}`);
      RULES[type]?.(node, page, (what) => add('field', `${type}: ${what}`));
    }
    for (const d of DATES) if (d in node && !/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?$/.test(node[d])) add('field', `${d} is no ISO 8601 date: ${JSON.stringify(node[d])}`);
  }
}

/** The things of one block, each with its own type: one object, a list, or an @graph. */
function topNodes(block, add) {
  const out = [];
  for (const one of list(block)) {
    if (!isObject(one)) { add('json-ld', 'is no object'); continue; }
    if (one['@context'] !== 'https://schema.org') add('json-ld', `@context is ${JSON.stringify(one['@context']) ?? 'missing'}, not "https://schema.org"`);
    const { '@context': _, ...rest } = one;
    if ('@graph' in one) { if (!Array.isArray(one['@graph'])) add('json-ld', '@graph is no list'); out.push(...list(one['@graph'])); } else out.push(rest);
  }
  return out.filter((n) => (isObject(n) && typesOf(n).length) || (add('json-ld', 'a thing with no @type'), false));
}

const attribute = (tag, name) => { const m = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag); return m ? (m[1] ?? m[2] ?? m[3]).replaceAll('&amp;', '&') : null; };

function readPage(html) {
  const links = [...html.matchAll(/<link\b[^>]*>/gi)].map((m) => m[0]);
  return {
    lang: attribute(/<html\b[^>]*>/i.exec(html)?.[0] ?? '', 'lang'),
    canonical: attribute(links.find((l) => /^canonical$/i.test(attribute(l, 'rel') ?? '')) ?? '', 'href'),
    blocks: [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi)].filter((m) => /^application\/ld\+json$/i.test(attribute(m[1], 'type') ?? '')).map((m) => m[2]),
  };
}

/** One TypeScript file with one constant for each distinct thing; finding(index, text) for each thing that does not fit its type. */
function checkTypes(things, finding) {
  const ts = need('typescript').load(), vocabulary = join(need('schema-dts/package.json').path, '..', 'dist', 'schema.d.ts');
  if (!existsSync(vocabulary)) throw new Unusable(`no type declarations at ${vocabulary}`);
  const typeName = (node) => {
    const t = typesOf(node), bad = t.find((x) => !/^\w+$/.test(x));
    if (bad !== undefined) return { bad };
    return { name: t.length === 1 ? `S.${t[0]}` : `S.MergeLeafTypes<[${t.map((x) => `S.${x}Leaf`).join(', ')}]>` };
  };
  const lines = ["import type * as S from 'schema-dts';"], starts = [];
  things.forEach((thing, i) => {
    const { name, bad } = typeName(thing);
    if (bad !== undefined) return finding(i, `"${bad}" is no type name`);
    starts.push({ line: lines.length, i });
    lines.push(...`export const t${i}: ${name} = ${JSON.stringify(thing, null, 1)};`.split('\n'));
  });
  const dir = mkdtempSync(join(tmpdir(), 'anteroom-structured-data-')), file = join(dir, 'blocks.ts');
  try {
    writeFileSync(file, `${lines.join('\n')}\n`);
    const program = ts.createProgram([file], { noEmit: true, strict: true, skipLibCheck: true, types: [], lib: ['lib.es2020.d.ts'], target: ts.ScriptTarget.ES2020, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, paths: { 'schema-dts': [vocabulary] } });
    for (const d of ts.getPreEmitDiagnostics(program)) {
      const text = ts.flattenDiagnosticMessageText(d.messageText, '\n').split('\n').map((l) => l.trim());
      if (d.file?.fileName !== file) throw new Unusable(`TypeScript: ${text[0]}`);
      const { line } = ts.getLineAndCharacterOfPosition(d.file, d.start);
      if (line === 0) throw new Unusable(`TypeScript: ${text[0]}`);
      const s = starts.findLast((x) => x.line <= line), where = lines[line].trim();
      // the last line of a chain names the property at fault, the first only says that the whole does not fit
      finding(s.i, clip(`${text.at(-1)}${line > s.line ? ` at: ${clip(where, 80)}` : ''}`));
    }
  } finally { rmSync(dir, { recursive: true, force: true }); }
}

function main(args) {
  const quiet = args.includes('--quiet'), rest = args.filter((a) => a !== '--quiet');
  if (rest.length !== 1 || rest[0].startsWith('-')) throw new Unusable('usage: node structured-data.mjs SITE [--quiet]');
  const site = rest[0];
  if (!existsSync(site) || !statSync(site).isDirectory()) throw new Unusable(`${site} is not a folder`);
  const pages = walk(site).filter((f) => /\.html?$/i.test(f));
  if (!pages.length) throw new Unusable(`no .html file in ${site}`);

  const findings = [], distinct = new Map();
  let blocks = 0;
  for (const f of pages) {
    const page = readPage(readFileSync(join(site, f), 'utf8'));
    page.blocks.forEach((text, n) => {
      blocks++;
      const add = (rule, detail) => findings.push({ rule, page: f, detail: page.blocks.length > 1 ? `block ${n + 1}: ${detail}` : detail });
      let block; try { block = JSON.parse(text); } catch (e) { return add('json-ld', `not JSON: ${clip(e.message, 120)}`); }
      for (const node of topNodes(block, add)) {
        requiredFields(node, page, add);
        const key = JSON.stringify(node);
        if (!distinct.has(key)) distinct.set(key, { node, pages: [] });
        distinct.get(key).pages.push(f);
      }
    });
  }
  if (!blocks) findings.push({ rule: 'none', page: '(site)', detail: 'no page has any JSON-LD' });
  const things = [...distinct.values()];
  if (things.length) checkTypes(things.map((t) => t.node), (i, text) => {
    const { node, pages: on } = things[i];
    findings.push({ rule: 'type', page: on[0], detail: `${typesOf(node).join('+')}: ${text}${on.length > 1 ? ` (and on ${on.length - 1} more)` : ''}` });
  });

  findings.sort((a, b) => (a.page < b.page ? -1 : a.page > b.page ? 1 : 0));
  for (const f of findings) console.log(`${f.rule}  ${f.page}  ${f.detail}`);
  const bad = new Set(findings.map((f) => f.page)).size;
  if (!quiet) { console.log(`structured data: ${pages.length} pages, ${blocks} blocks, ${things.length} distinct things`); console.log(`${Math.max(0, pages.length - bad)} passed, ${bad} failed`); }
  return findings.length ? 1 : 0;
}

try { process.exitCode = main(process.argv.slice(2)); }
catch (e) { console.error(`structured-data: ${e instanceof Unusable ? e.message : e.stack}`); process.exitCode = 2; }
