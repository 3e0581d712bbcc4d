import { describe, expect, it } from 'vitest';
import { toGoogleSchema } from './to-google-schema.js';
import { toJsonSchema } from './to-json-schema.js';

/** Schemas that both can say: in Google's subset, and as JSON schema. */
const BOTH: readonly (readonly [google: object, json: object])[] = [
  [{ type: 'STRING' }, { type: 'string' }],
  [{ type: 'STRING', nullable: true }, { type: ['string', 'null'] }],
  [
    { type: 'STRING', enum: ['a'], nullable: true },
    { type: ['string', 'null'], enum: ['a', null] },
  ],
  [
    { type: 'STRING', format: 'date-time', title: 'T', description: 'D', pattern: 'p' },
    {
      type: 'string',
      format: 'date-time',
      title: 'T',
      description: 'D',
      pattern: 'p',
    },
  ],
  [
    { type: 'STRING', minLength: 1, maxLength: 2 },
    { type: 'string', minLength: 1, maxLength: 2 },
  ],
  [
    { type: 'INTEGER', format: 'int64', minimum: 1, maximum: 9, default: 2, example: 3 },
    {
      type: 'integer',
      format: 'int64',
      minimum: 1,
      maximum: 9,
      default: 2,
      example: 3,
    },
  ],
  [
    { type: 'NUMBER', format: 'double' },
    { type: 'number', format: 'double' },
  ],
  [{ type: 'BOOLEAN' }, { type: 'boolean' }],
  [
    { type: 'ARRAY', items: { type: 'NUMBER' }, minItems: 1, maxItems: 3 },
    {
      type: 'array',
      items: { type: 'number' },
      minItems: 1,
      maxItems: 3,
    },
  ],
  [
    {
      type: 'OBJECT',
      properties: {
        type: { type: 'STRING' },
        any_of: { type: 'ARRAY', items: { type: 'OBJECT', properties: { a: { type: 'NULL' } } } },
      },
      required: ['type'],
      propertyOrdering: ['type', 'any_of'],
      minProperties: 1,
      maxProperties: 2,
    },
    {
      type: 'object',
      properties: {
        type: { type: 'string' },
        any_of: { type: 'array', items: { type: 'object', properties: { a: { type: 'null' } } } },
      },
      required: ['type'],
      propertyOrdering: ['type', 'any_of'],
      minProperties: 1,
      maxProperties: 2,
    },
  ],
  [{ anyOf: [{ type: 'STRING' }, { type: 'INTEGER' }] }, { anyOf: [{ type: 'string' }, { type: 'integer' }] }],
  [{ anyOf: [{ type: 'STRING' }], nullable: true }, { anyOf: [{ type: 'string' }, { type: 'null' }] }],
];

describe('schemas', () => {
  it.each(BOTH)('%j is read as JSON schema', (google, json) => {
    expect(toJsonSchema({ ...google })).toEqual(json);
  });

  it.each(BOTH)('%j is printed in Google’s subset', (google, json) => {
    expect(toGoogleSchema({ ...json })).toEqual(google);
  });

  it.each([
    [
      { type: 'STRING', format: 'enum', enum: ['a'] },
      { type: 'string', enum: ['a'] },
    ],
    [{ type: 'STRING', nullable: false }, { type: 'string' }],
    [{ type: 'TYPE_UNSPECIFIED', any_of: [{ type: 'STRING' }] }, { anyOf: [{ type: 'string' }] }],
    [
      { type: 'ARRAY', items: { type: 'STRING' }, min_items: '2' },
      { type: 'array', items: { type: 'string' }, minItems: 2 },
    ],
    [
      { type: 'object', properties: {}, additionalProperties: { type: 'STRING' } },
      {
        type: 'object',
        properties: {},
        additionalProperties: { type: 'string' },
      },
    ],
    [
      { type: ['STRING', 'NULL'], prefixItems: [{ type: 'STRING' }] },
      { type: ['string', 'null'], prefixItems: [{ type: 'string' }] },
    ],
  ])('%j is read too', (google, json) => {
    expect(toJsonSchema({ ...google })).toEqual(json);
  });

  it.each([
    {},
    { type: 'object' },
    { type: 'object', properties: {} },
    { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false },
    { type: 'array' },
    { type: 'array', items: true },
    { type: 'any' },
    { type: ['string', 'number'] },
    { type: ['string', 'null'], enum: ['a'] },
    { type: 'string', enum: [1] },
    { type: 'integer', enum: [1] },
    { type: 'string', format: 'uri' },
    { type: 'object', properties: { a: { $ref: '#/$defs/a' } }, $defs: {} },
    { oneOf: [{ type: 'string' }] },
    { anyOf: [{ type: 'null' }] },
    { anyOf: 'x' },
    { type: 'string', const: 'a' },
    { type: 'string', title: 5 },
    { type: 'number', exclusiveMinimum: 0 },
    { type: 'number', minimum: '0' },
    { type: 'object', properties: { a: 5 } },
    { type: 'object', properties: { a: { type: 'string' } }, required: 'a' },
  ])('%j has no words in Google’s subset', (json) => {
    expect(toGoogleSchema({ ...json })).toBeUndefined();
  });
});
