// Questionnaires against FHIR's own definitions:  node check.mjs DEFINITIONS.json r4|r5 FILE...
// Tells each fault as FILE: PLACE: what is wrong. Status 0 none, 1 some, 2 nothing could be checked.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(process.env.FHIR_TEST_MODULES ? `${process.env.FHIR_TEST_MODULES}/x.js` : import.meta.url);
const Ajv = require('ajv').default ?? require('ajv');
const fhirpath = require('fhirpath');

const OWN = 'urn:anteroom:worksheet:';
// Our own extensions: where each stands, and what it holds. src/exchange/fhir/names.rs says what for.
const OURS = {
  id: ['Questionnaire', 'valueString'],
  use: ['Questionnaire', 'valueCode'],
  when: ['Questionnaire', 'valueString'],
  time: ['Questionnaire', 'valueString'],
  audience: ['Questionnaire', 'valueString'],
  for: ['Questionnaire.item', 'valueCode'],
  drawn: ['Questionnaire.item', 'valueCode'],
  source: ['Questionnaire.item', 'valueMarkdown'],
  page: ['Questionnaire.item', 'valueCode'],
  lines: ['Questionnaire.item', 'valueInteger'],
  width: ['Questionnaire.item', 'valueInteger'],
  rows: ['Questionnaire.item', 'valueInteger'],
  example: ['Questionnaire.item', /^value(Boolean|Integer|Decimal|Date|Time|String|Coding)$/],
  'example-row': ['Questionnaire.item', 'valueBoolean'],
};
const CONTROL = 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl';

// FHIR's schema lets a decimal stand for a whole number.
const WHOLE = /^value(Integer|PositiveInt|UnsignedInt)$/;

class Check {
  constructor(definitions, release) {
    this.definitions = definitions[release];
    const { schema, elements } = this.definitions;
    // One pattern of R5's schema has a brace too many, which is an error only in the Unicode mode.
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false });
    ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
    this.schema = ajv.compile({ $schema: schema.$schema, $id: `anteroom-${release}`, definitions: schema.definitions, $ref: '#/definitions/Questionnaire' });
    this.model = require(`fhirpath/fhir-context/${release}`);
    // Best practice asks every resource for a drawn summary; a form is that already.
    const own = ({ constraint, path }) => constraint.filter((c) => /^(que|cnl)-/.test(c.key)).map((c) => ({ ...c, path }));
    this.invariants = elements.flatMap(own);
  }

  // Every fault of one Questionnaire.
  faults(json) {
    this.json = json;
    this.found = [];
    if (!this.schema(json)) {
      for (const e of this.schema.errors) this.tell(e.instancePath || '/', `${e.message} ${JSON.stringify(e.params)} (schema)`);
    }
    this.elements(json, 'Questionnaire', '');
    this.rules();
    return this.found;
  }

  tell(place, what) { this.found.push(`${place}: ${what}`); }

  // Walks what is a Questionnaire, its items, and their options.
  elements(element, path, place) {
    this.cardinality(element, path, place);
    this.constraints(element, path, place);
    this.extensions(element, path, place);
    for (const [key, value] of Object.entries(element)) {
      if (key.startsWith('_')) this.extensions(value, 'string', `${place}/${key}`);
      if (key === 'valueCoding') this.extensions(value, 'Coding', `${place}/${key}`);
    }
    for (const [i, item] of (element.item ?? []).entries()) this.elements(item, 'Questionnaire.item', `${place}/item/${i}`);
    for (const [i, option] of (element.answerOption ?? []).entries()) this.elements(option, 'Questionnaire.item.answerOption', `${place}/answerOption/${i}`);
    const { codes } = this.definitions;
    const coded = { Questionnaire: ['status'], 'Questionnaire.item': ['type', 'answerConstraint'] }[path] ?? [];
    for (const key of coded) {
      if (key in element && !codes[key].includes(element[key])) this.tell(`${place}/${key}`, `no such code: ${element[key]}`);
    }
  }

  // The schema asks for no element: the structure does.
  cardinality(element, path, place) {
    for (const { path: own, min, max } of this.definitions.elements) {
      const name = own.startsWith(`${path}.`) ? own.slice(path.length + 1) : '';
      if (!name || name.includes('.')) continue;
      const keys = name.endsWith('[x]') ? Object.keys(element).filter((k) => k.startsWith(name.slice(0, -3))) : [name].filter((k) => k in element);
      if (keys.length < min) this.tell(place || '/', `${own} is missing`);
      if (keys.length > 1) this.tell(place || '/', `${own} stands twice`);
      if (max === '1' && Array.isArray(element[name])) this.tell(`${place}/${name}`, 'is a list');
    }
  }

  constraints(element, path, place) {
    for (const { key, path: own, expression, human } of this.invariants) {
      const at = own === path ? element : own.startsWith(`${path}.`) ? element[own.slice(path.length + 1)] : undefined;
      if (at === undefined || typeof at === 'object' && own !== path) continue;
      if (!this.holds(at, own === path ? path : undefined, expression)) this.tell(place || '/', `${key}: ${human}`);
    }
  }

  holds(element, base, expression) {
    const quiet = { traceFn: () => {} };
    const at = base ? { base, expression } : expression;
    const context = { resource: this.json, rootResource: this.json };
    const result = fhirpath.evaluate(element, at, context, this.model, quiet);
    return result.length === 1 && result[0] === true;
  }

  extensions(element, context, place) {
    for (const [i, extension] of (element.extension ?? []).entries()) {
      const at = `${place}/extension/${i}`;
      const keys = Object.keys(extension).filter((key) => key.startsWith('value'));
      if (keys.length + ('extension' in extension) !== 1) this.tell(at, 'an extension holds one value, or extensions');
      if (keys.some((key) => WHOLE.test(key) && !Number.isInteger(extension[key]))) this.tell(at, 'this is no whole number');
      if (extension.url.startsWith(OWN)) this.ours(extension, keys[0], context, at);
      else this.known(extension, keys[0], element, context, at);
    }
  }

  known({ url, ...rest }, key, element, context, at) {
    const definition = this.definitions.extensions[url];
    if (!definition) return this.tell(at, `this release has no extension ${url}`);
    const { status, contexts, types, invariants } = definition;
    if (status === 'retired') this.tell(at, `${url} is retired`);
    if (!contexts.some((c) => c.replace('.item.item', '.item') === context || c === 'Element')) this.tell(at, `${url} may not stand on ${context}`);
    if (!types.some((type) => key === `value${type[0].toUpperCase()}${type.slice(1)}`)) this.tell(at, `${url} may not hold ${key}`);
    for (const invariant of invariants) {
      if (!this.holds(element, context, invariant)) this.tell(at, `${url} asks for: ${invariant}`);
    }
    for (const { system, code } of url === CONTROL ? rest.valueCodeableConcept?.coding ?? [] : []) {
      if (system !== 'http://hl7.org/fhir/questionnaire-item-control' || !this.definitions.codes.itemControl.includes(code)) this.tell(at, `no such control: ${system}|${code}`);
    }
    return undefined;
  }

  ours(extension, key, context, at) {
    const own = OURS[extension.url.slice(OWN.length)];
    if (!own) return this.tell(at, `we have no extension ${extension.url}`);
    const [place, type] = own;
    if (place !== context) this.tell(at, `${extension.url} stands on ${place}, not on ${context}`);
    if (key && !(type instanceof RegExp ? type.test(key) : type === key)) this.tell(at, `${extension.url} may not hold ${key}`);
    return undefined;
  }

  // What FHIR lets pass and people would miss.
  rules() {
    const each = (items, place) => (items ?? []).forEach((item, i) => {
      const at = `${place}/item/${i}`;
      if (!item.text?.trim()) this.tell(at, 'it has no words');
      if (/[{}]{2}|\[@|:::/.test(item.text ?? '')) this.tell(at, `marks are left in its words: ${item.text}`);
      const codes = (item.answerOption ?? []).map((o) => JSON.stringify([o.valueCoding?.system, o.valueCoding?.code]));
      if (new Set(codes).size < codes.length) this.tell(at, 'two answers have one code');
      if (item.answerOption?.some((o) => !o.valueCoding?.display)) this.tell(at, 'an answer has no words');
      each(item.item, at);
    });
    each(this.json.item, '');
    if (!this.json.item?.length) this.tell('/', 'it asks nothing');
    const loinc = JSON.stringify(this.json).includes('"http://loinc.org"');
    if (loinc && !/LOINC/.test(this.json.copyright ?? '')) this.tell('/copyright', 'codes of LOINC stand without its notice');
  }
}

export const checker = (definitions, release) => {
  const check = new Check(JSON.parse(readFileSync(definitions, 'utf8')), release);
  return (json) => check.faults(json);
};

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [definitions, release, ...files] = process.argv.slice(2);
  if (!files.length) {
    console.error('usage: node check.mjs DEFINITIONS.json r4|r5 FILE...');
    process.exit(2);
  }
  const faults = checker(definitions, release);
  let count = 0;
  for (const file of files) {
    for (const fault of faults(JSON.parse(readFileSync(file, 'utf8')))) {
      console.log(`${file}: ${fault}`);
      count += 1;
    }
  }
  console.log(`${release}: ${files.length} Questionnaires, ${count} faults`);
  process.exit(count ? 1 : 0);
}
