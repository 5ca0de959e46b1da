// The check proves itself: sound Questionnaires pass, and each planted fault is told at its place.
//   node test-check.mjs DEFINITIONS.json
import { checker } from './check.mjs';

const definitions = process.argv[2] ?? process.env.FHIR_DEFINITIONS;
const CONTROLS = 'http://hl7.org/fhir/questionnaire-item-control';
const SD = 'http://hl7.org/fhir/StructureDefinition';
const control = (code) => ({ url: `${SD}/questionnaire-itemControl`, valueCodeableConcept: { coding: [{ system: CONTROLS, code }] } });

const sound = (release) => {
  const weight = release === 'r4' ? 'ordinalValue' : 'itemWeight';
  const choice = release === 'r4' ? { type: 'choice' } : { type: 'coding', answerConstraint: 'optionsOnly' };
  const option = (code, valueDecimal) => ({ extension: [{ url: `${SD}/${weight}`, valueDecimal }], valueCoding: { code, display: code } });
  return {
    resourceType: 'Questionnaire', id: 'a', url: 'https://a.example/a/', name: 'AForm', title: 'A form', status: 'draft',
    extension: [{ url: 'urn:anteroom:worksheet:use', valueCode: 'alone' }],
    item: [
      { linkId: 'words', type: 'display', text: 'Read this.', _text: { extension: [{ url: `${SD}/rendering-markdown`, valueMarkdown: '**Read** this.' }] } },
      { linkId: 'choice', text: 'Which?', ...choice, extension: [control('radio-button')], answerOption: [option('x', 0), option('y', 1)] },
      { linkId: 'line', text: 'How much?', type: 'integer', extension: [control('slider'), { url: `${SD}/minValue`, valueInteger: 0 }, { url: `${SD}/maxValue`, valueInteger: 10 }, { url: `${SD}/questionnaire-sliderStepValue`, valueInteger: 1 }] },
      { linkId: 'group', text: 'More', type: 'group', extension: [control('grid')], item: [{ linkId: 'inner', text: 'When?', type: 'date' }] },
    ],
  };
};

// What is planted, and what has to be told of it.
const FAULTS = {
  'a key that FHIR has not': [(q) => { q.item[1].label = 'x'; }, /additional properties.*label.*schema/],
  'no linkId': [(q) => { delete q.item[1].linkId; }, /Questionnaire.item.linkId is missing/],
  'no status': [(q) => { delete q.status; }, /Questionnaire.status is missing/],
  'a linkId twice': [(q) => { q.item[3].item[0].linkId = 'line'; }, /que-2/],
  'an empty group': [(q) => { q.item[3].item = []; }, /que-1/],
  'a code on a display': [(q) => { q.item[0].code = [{ system: 'http://loinc.org', code: '1' }]; }, /que-3/],
  'no such type': [(q) => { q.item[1].type = 'slider'; }, /no such code: slider/],
  'no such status': [(q) => { q.status = 'ready'; }, /no such code: ready/],
  'a name that is none': [(q) => { q.name = '1 form'; }, /(que|cnl)-0/],
  'an id that is none': [(q) => { q.id = 'a_b'; }, /must match pattern/],
  'a day that is none': [(q) => { q.date = '1 May'; }, /must match pattern/],
  'an empty text': [(q) => { q.title = ''; }, /must match pattern/],
  'no words': [(q) => { delete q.item[3].item[0].text; }, /it has no words/],
  'marks in the words': [(q) => { q.item[0].text = 'Ask {{ practice.name }}'; }, /marks are left/],
  'an extension of nobody': [(q) => { q.item[2].extension[1].url = `${SD}/leastValue`; }, /has no extension.*leastValue/],
  'an extension of ours that is not': [(q) => { q.extension[0].url = 'urn:anteroom:worksheet:usage'; }, /we have no extension/],
  'an extension of ours elsewhere': [(q) => { q.item[2].extension.push(q.extension[0]); }, /stands on Questionnaire, not on/],
  'an extension elsewhere': [(q) => { q.extension.push(q.item[2].extension[1]); }, /may not stand on Questionnaire/],
  'an extension with another value': [(q) => { q.item[2].extension[3] = { url: `${SD}/questionnaire-sliderStepValue`, valueDecimal: 1 }; }, /may not hold valueDecimal/],
  'a whole number that is none': [(q) => { q.item[2].extension[1].valueInteger = 0.5; }, /no whole number/],
  'two values': [(q) => { q.item[2].extension[1].valueDecimal = 1; }, /holds one value/],
  'no such control': [(q) => { q.item[2].extension[0] = control('line'); }, /no such control/],
  'two answers of one code': [(q) => { q.item[1].answerOption[1].valueCoding.code = 'x'; }, /two answers have one code/],
  'LOINC without its notice': [(q) => { q.code = [{ system: 'http://loinc.org', code: '44249-1' }]; }, /LOINC stand without/],
};
// What is right in one release and wrong in the other.
const OTHER = {
  r4: { 'R5 in R4': [(q) => { q.item[1] = sound('r5').item[1]; }, /itemWeight/, /no such code: coding/, /answerConstraint/] },
  r5: { 'R4 in R5': [(q) => { q.item[1] = sound('r4').item[1]; }, /ordinalValue is retired/, /no such code: choice/] },
};

let failed = 0;
let count = 0;
const expect = (what, holds, told) => {
  count += 1;
  if (holds) return;
  failed += 1;
  console.log(`not as it should be: ${what}\n  ${told.join('\n  ')}`);
};
for (const release of ['r4', 'r5']) {
  const faults = checker(definitions, release);
  const none = faults(sound(release));
  expect(`${release}: a sound Questionnaire passes`, none.length === 0, none);
  for (const [name, [plant, ...wanted]] of Object.entries({ ...FAULTS, ...OTHER[release] })) {
    const planted = structuredClone(sound(release));
    plant(planted);
    const told = faults(planted);
    expect(`${release}: ${name}`, wanted.every((words) => told.some((line) => words.test(line))), told);
  }
}
console.log(`${count - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
