import { IsartorError } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { jsonBody } from '../../test/requests.ts';
import { geminiCountTokensCodec } from './codec.js';
import { parseRequest } from './parse-request.js';

const SECRET = 'a-value-that-must-not-be-told';
const user = { role: 'user', parts: [{ text: 'Hello' }] };
const withContent = (content: unknown): object => ({ contents: [user, content] });
const withPart = (part: unknown): object => ({ contents: [{ parts: [{ text: 'a' }, part] }] });
const withField = (name: string, value: unknown): object => ({ contents: [user], [name]: value });
const withSetting = (name: string, value: unknown): object => withField('generationConfig', { [name]: value });

/** Bodies that are refused, and the path that the refusal names. */
const REFUSED: readonly (readonly [body: object, param: string])[] = [
  [{}, 'contents'],
  [{ contents: null }, 'contents'],
  [{ contents: SECRET }, 'contents'],
  [{ contents: [] }, 'contents'],
  [{ contents: [SECRET] }, 'contents[0]'],
  [{ contents: [null] }, 'contents[0]'],
  [withContent({ role: SECRET, parts: [] }), 'contents[1].role'],
  [withContent({ role: 5 }), 'contents[1].role'],
  [withContent({ parts: SECRET }), 'contents[1].parts'],
  [withPart(SECRET), 'contents[0].parts[1]'],
  [withPart({}), 'contents[0].parts[1]'],
  [withPart({ text: 5 }), 'contents[0].parts[1].text'],
  [withPart({ text: 'a', thought: 'yes' }), 'contents[0].parts[1].thought'],
  [withPart({ text: 'a', thoughtSignature: 5 }), 'contents[0].parts[1].thoughtSignature'],
  [withPart({ text: 'a', inlineData: { mimeType: 'image/png', data: '' } }), 'contents[0].parts[1]'],
  [withPart({ inlineData: SECRET }), 'contents[0].parts[1].inlineData'],
  [withPart({ inline_data: { data: 'a' } }), 'contents[0].parts[1].inlineData.mimeType'],
  [withPart({ inlineData: { mimeType: '', data: 'a' } }), 'contents[0].parts[1].inlineData.mimeType'],
  [withPart({ inlineData: { mimeType: 'image/png' } }), 'contents[0].parts[1].inlineData.data'],
  [withPart({ fileData: {} }), 'contents[0].parts[1].fileData.fileUri'],
  [withPart({ fileData: { fileUri: 'u', mimeType: 5 } }), 'contents[0].parts[1].fileData.mimeType'],
  [withPart({ functionCall: {} }), 'contents[0].parts[1].functionCall.name'],
  [withPart({ functionCall: { name: '' } }), 'contents[0].parts[1].functionCall.name'],
  [withPart({ functionCall: { name: 'f', args: SECRET } }), 'contents[0].parts[1].functionCall.args'],
  [withPart({ functionCall: { name: 'f', args: [] } }), 'contents[0].parts[1].functionCall.args'],
  [withPart({ functionCall: { name: 'f', id: 5 } }), 'contents[0].parts[1].functionCall.id'],
  [withPart({ functionResponse: { response: {} } }), 'contents[0].parts[1].functionResponse.name'],
  [withPart({ functionResponse: { name: 'f', response: SECRET } }), 'contents[0].parts[1].functionResponse.response'],
  [withPart({ functionResponse: { name: 'f', parts: [SECRET] } }), 'contents[0].parts[1].functionResponse.parts[0]'],
  [withField('systemInstruction', SECRET), 'systemInstruction'],
  [withField('systemInstruction', { parts: [{ text: 5 }] }), 'systemInstruction.parts[0].text'],
  [withField('model', 5), 'model'],
  [withField('tools', SECRET), 'tools'],
  [withField('tools', [SECRET]), 'tools[0]'],
  [withField('tools', [{ functionDeclarations: [{}] }]), 'tools[0].functionDeclarations[0].name'],
  [
    withField('tools', [{ functionDeclarations: [{ name: 'f', parameters: SECRET }] }]),
    'tools[0].functionDeclarations[0].parameters',
  ],
  [
    withField('tools', [{ functionDeclarations: [{ name: 'f', description: 5 }] }]),
    'tools[0].functionDeclarations[0].description',
  ],
  [withField('toolConfig', SECRET), 'toolConfig'],
  [withField('toolConfig', { functionCallingConfig: { mode: SECRET } }), 'toolConfig.functionCallingConfig.mode'],
  [
    withField('toolConfig', { functionCallingConfig: { allowedFunctionNames: [5] } }),
    'toolConfig.functionCallingConfig.allowedFunctionNames[0]',
  ],
  [withField('generationConfig', SECRET), 'generationConfig'],
  [withSetting('temperature', 2.5), 'generationConfig.temperature'],
  [withSetting('temperature', '1'), 'generationConfig.temperature'],
  [withSetting('topP', 1.5), 'generationConfig.topP'],
  [withSetting('topK', 1.5), 'generationConfig.topK'],
  [withSetting('maxOutputTokens', 0), 'generationConfig.maxOutputTokens'],
  [withSetting('stopSequences', SECRET), 'generationConfig.stopSequences'],
  [withSetting('candidateCount', 0), 'generationConfig.candidateCount'],
  [withSetting('seed', 1.5), 'generationConfig.seed'],
  [withSetting('presencePenalty', 3), 'generationConfig.presencePenalty'],
  [withSetting('frequencyPenalty', -3), 'generationConfig.frequencyPenalty'],
  [withSetting('responseLogprobs', 1), 'generationConfig.responseLogprobs'],
  [withSetting('logprobs', 21), 'generationConfig.logprobs'],
  [withSetting('responseMimeType', 5), 'generationConfig.responseMimeType'],
  [withSetting('responseSchema', SECRET), 'generationConfig.responseSchema'],
  [withSetting('responseJsonSchema', SECRET), 'generationConfig.responseJsonSchema'],
  [withSetting('thinkingConfig', SECRET), 'generationConfig.thinkingConfig'],
  [withSetting('thinkingConfig', { thinkingBudget: -2 }), 'generationConfig.thinkingConfig.thinkingBudget'],
  [withSetting('thinkingConfig', { thinkingLevel: 5 }), 'generationConfig.thinkingConfig.thinkingLevel'],
  [withSetting('thinkingConfig', { includeThoughts: 5 }), 'generationConfig.thinkingConfig.includeThoughts'],
  [{ contents: [user], tool_config: {}, toolConfig: {} }, 'toolConfig'],
  [withPart({ inlineData: { mimeType: 'a', mime_type: 'a', data: '' } }), 'contents[0].parts[1].inlineData.mimeType'],
];

const refusalOf = (run: () => unknown): IsartorError => {
  try {
    run();
  } catch (error) {
    if (IsartorError.is(error)) return error;
    throw error;
  }
  throw new Error('it was taken');
};

describe('a malformed request', () => {
  it.each(REFUSED)('%j is refused', (body, param) => {
    const error = refusalOf(() => parseRequest(jsonBody(body)));
    expect(error).toMatchObject({ code: 'invalid_request', details: { param } });
    expect(error.message).not.toContain(SECRET);
  });

  it.each(['', 'null', '[]', '"text"', '{"contents":', '{"contents":[],"contents":[]}'])('%s is refused', (body) => {
    expect(refusalOf(() => parseRequest(jsonBody(body)))).toMatchObject({ code: 'invalid_request' });
  });

  it.each([
    [{ generateContentRequest: SECRET }, 'generateContentRequest'],
    [{ generateContentRequest: { contents: [user] }, contents: [user] }, 'generateContentRequest'],
    [{ generateContentRequest: { model: 'models/m' } }, 'contents'],
    [{}, 'contents'],
  ])('%j is refused as a count', (body, param) => {
    const error = refusalOf(() => geminiCountTokensCodec.parseRequest(jsonBody(body)));
    expect(error).toMatchObject({ code: 'invalid_request', details: { param } });
  });
});
