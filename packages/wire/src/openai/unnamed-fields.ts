import { unnamedFieldsOf } from '../json/unnamed-fields.js';

export const {
  unnamed: unnamedFields,
  extended,
  fieldsOf: openaiFields,
  innerFieldsOf: openaiInnerFields,
} = unnamedFieldsOf('openai');
