import { unnamedFieldsOf } from '../json/unnamed-fields.js';

export const {
  unnamed: unnamedFields,
  fieldsOf: geminiFields,
  innerFieldsOf: geminiInnerFields,
} = unnamedFieldsOf('gemini');
