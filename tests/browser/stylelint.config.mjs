// Finds what a browser would drop without a word: unknown properties, values, units, at-rules, media features.
export default {
  extends: 'stylelint-config-recommended',
  rules: {
    'declaration-property-value-no-unknown': true,
    'media-query-no-invalid': true,
    'at-rule-prelude-no-invalid': true,
    'at-rule-descriptor-no-unknown': true,
    'at-rule-descriptor-value-no-unknown': true,
    // opinions about how a source file is laid out; what is checked here is what a site serves
    'no-descending-specificity': null,
    'no-duplicate-selectors': null,
  },
};
