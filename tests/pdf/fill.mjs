#!/usr/bin/env node
// Fills in a form as Firefox does, saves it and reads it back:  fill.mjs FILE.pdf [--out FOLDER]
// The filled files stay in FOLDER. Exit: 0 nothing found, 1 something found, 2 could not run.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

/** A check that could not run is not a check that passed. */
function unusable(why) {
  console.error(`fill.mjs: cannot check: ${why}`);
  process.exit(2);
}

const reader = 'pdfjs-dist/legacy/build/pdf.mjs';
const modules = process.env.PDF_TEST_MODULES;
const pdfjs = await import(modules ? pathToFileURL(join(modules, reader)) : reader).catch((e) => unusable(`no pdf.js: ${e.message}`));

export const WORDS = {
  latin: 'Grüße, Zoë – “so-so”, 25 µg, 3 € …',
  arabic: 'كتبتُ هذا بالعربية، ٢٠٢٦',
  chinese: '我今天感觉好一点，谢谢。',
};

const open = (bytes) => pdfjs.getDocument({ data: new Uint8Array(bytes), verbosity: pdfjs.VerbosityLevel.ERRORS }).promise;

/** Every page's widgets, in the order in which Tab reaches them, and its structure. */
async function pagesOf(pdf) {
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const annotations = await page.getAnnotations();
    pages.push({ number, widgets: annotations.filter((a) => a.subtype === 'Widget'), annotations, tree: await page.getStructTree() });
  }
  return pages;
}

function kindOf(widget) {
  if (widget.fieldType === 'Tx') return widget.multiLine ? 'area' : 'line';
  if (widget.fieldType === 'Btn' && !widget.pushButton) return widget.radioButton ? 'radio' : 'tick';
  return widget.fieldType === 'Ch' && widget.combo ? 'menu' : 'unknown';
}

/** Fields by name: kind, widgets, and what they can be set to. */
export function fieldsOf(pages) {
  const fields = new Map();
  for (const widget of pages.flatMap((page) => page.widgets)) {
    const name = widget.fieldName, field = fields.get(name) ?? { name, kind: kindOf(widget), widgets: [] };
    field.widgets.push(widget);
    fields.set(name, field);
  }
  for (const field of fields.values()) {
    const states = { radio: () => field.widgets.map((w) => w.buttonValue), tick: () => ['Off', field.widgets[0].exportValue] };
    field.choices = states[field.kind]?.() ?? field.widgets[0].options?.map((o) => o.exportValue) ?? [];
  }
  return [...fields.values()];
}

/** The annotations below elements of a role, in reading order. */
function annotationsUnder(node, role, within = null) {
  if (!node) return [];
  if (node.type === 'annotation') return within === role ? [node.id.replace(/^pdfjs_internal_id_/, '')] : [];
  return (node.children ?? []).flatMap((child) => annotationsUnder(child, role, node.role ?? within));
}

/** What is wrong with how the form is built, as a reader sees it. */
export function faultsOf(pages) {
  const found = [], fields = fieldsOf(pages);
  if (!fields.length) return ['the file has no field'];
  for (const { number, widgets, tree } of pages) {
    const laid = widgets.map((w) => w.id), read = annotationsUnder(tree, 'Form');
    for (const widget of widgets.filter((w) => !read.includes(w.id))) found.push(`${widget.fieldName}: it is no form in the structure of page ${number}`);
    if (laid.join() !== read.join()) found.push(`page ${number}: ${laid.length} widgets, ${read.length} forms in its structure, or in another order`);
  }
  for (const field of fields) {
    if (field.kind === 'unknown') found.push(`${field.name}: it is of no kind we make`);
    if (field.kind !== 'radio' && field.widgets.length > 1) found.push(`${field.name}: two fields have this name`);
    if (field.widgets.some((w) => !w.alternativeText?.trim())) found.push(`${field.name}: it has no tooltip`);
    if (field.widgets.some((w) => w.readOnly || w.hidden || !w.hasAppearance)) found.push(`${field.name}: it cannot be filled in, or has no appearance`);
  }
  return found;
}

/** Values for all fields. The last ring and the last option are chosen, or those of a turn. */
function answers(fields, words, turn = -1) {
  const value = (field) => {
    if (field.kind === 'line') return `${words} ${field.name}`;
    if (field.kind === 'area') return `${words}\n${field.name}`;
    return field.choices.at(turn < 0 ? -1 : turn % field.choices.length);
  };
  return new Map(fields.map((field) => [field.name, value(field)]));
}

/** Nothing: but a radio, once set, can only be set otherwise. pdf.js has no way to take it back. */
const nothing = (fields) => new Map(fields.filter((f) => f.kind !== 'radio').map((f) => [f.name, f.kind === 'tick' ? 'Off' : '']));

function enter(pdf, fields, values) {
  for (const { name, kind, widgets } of fields.filter((field) => values.has(field.name))) {
    const value = values.get(name);
    for (const widget of widgets) {
      const entered = kind === 'radio' ? widget.buttonValue === value : kind === 'tick' ? value !== 'Off' : value;
      pdf.annotationStorage.setValue(widget.id, { value: entered });
    }
  }
}

/** What each field says, and for rings, which is drawn as chosen. */
const readBack = (fields) => new Map(fields.map((field) => [field.name, [field.widgets[0].fieldValue].flat()[0] ?? '']));

/** The fields whose value is not what was entered. Line ends may differ. */
export function differences(entered, found) {
  const plain = (text) => text?.replace(/\r\n?/g, '\n');
  return [...entered].filter(([name, value]) => plain(found.get(name)) !== plain(value))
    .map(([name, value]) => `${name}: ${JSON.stringify(found.get(name))} instead of ${JSON.stringify(value)}`);
}

/** Enters, saves, opens again; gives the saved file and what is wrong with it. */
async function roundTrip(bytes, values) {
  const pdf = await open(bytes), before = await pagesOf(pdf);
  enter(pdf, fieldsOf(before), values);
  const saved = await pdf.saveDocument();
  const again = await open(saved), after = await pagesOf(again);
  const found = differences(values, readBack(fieldsOf(after)));
  found.push(...faultsOf(after.map(drawnByReader)).map((fault) => `once saved: ${fault}`));
  if (before.some((page, at) => page.annotations.length !== after[at].annotations.length)) found.push('annotations were lost');
  await Promise.all([pdf.destroy(), again.destroy()]);
  return { saved, found };
}

/** pdf.js leaves words that the typing font lacks to be drawn later. */
const drawnByReader = (page) => ({ ...page, widgets: page.widgets.map((w) => ({ ...w, hasAppearance: true })) });

async function check(file, out) {
  const bytes = readFileSync(file), pdf = await open(bytes), pages = await pagesOf(pdf), fields = fieldsOf(pages), found = faultsOf(pages);
  if (!(await pdf.getFieldObjects())) found.push('the file has no form');
  if (found.length) return { found, count: fields.length };
  const keep = async (what, source, values) => {
    const { saved, found: wrong } = await roundTrip(source, values);
    found.push(...wrong.map((fault) => `${what}: ${fault}`));
    writeFileSync(join(out, `${basename(file, '.pdf')}.pdfjs.${what}.pdf`), saved);
    return saved;
  };
  let filled;
  for (const [language, words] of Object.entries(WORDS)) filled = await keep(language, bytes, answers(fields, words));
  for (let turn = 0; turn < Math.max(...fields.map((field) => field.choices.length)); turn++) await keep('turned', filled, answers(fields, WORDS.latin, turn));
  await keep('taken-back', filled, nothing(fields));
  return { found, count: fields.length };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values: { out = mkdtempSync(join(tmpdir(), 'filled.')) }, positionals: [file, ...more] } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
  if (!file || more.length) unusable('one FILE.pdf, please');
  mkdirSync(out, { recursive: true });
  const { found, count } = await check(file, out).catch((e) => (e.code === 'ENOENT' ? unusable(e.message) : { found: [`pdf.js fails: ${e.message}`] }));
  for (const fault of new Set(found)) console.log(`${basename(file)}: ${fault}`);
  if (!found.length) console.log(`${basename(file)}: ${count} fields filled in by pdf.js`);
  process.exit(found.length ? 1 : 0);
}
