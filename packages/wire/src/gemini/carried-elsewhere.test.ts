import { describe, expect, it } from 'vitest';
import { jsonBody, resolved } from '../../test/requests.ts';
import { openaiProviderCodec } from '../openai/codec.js';
import { parseRequest } from './parse-request.js';

/** The body of Chat Completions for a request of this dialect. */
const asChatCompletions = (fields: object, part: object = { text: 'Hello' }): unknown => {
  const body = { contents: [{ role: 'user', parts: [part] }], ...fields };
  const request = resolved(parseRequest({ ...jsonBody(body), model: 'gpt-4o-mini' }));
  return JSON.parse(
    Buffer.from(openaiProviderCodec.buildRequest(request, { stream: false, withUsage: false })).toString(),
  );
};

const safety = (...thresholds: readonly string[]): object => ({
  safetySettings: thresholds.map((threshold) => ({ category: 'HARM_CATEGORY_HARASSMENT', threshold })),
});

describe('a request of this dialect for a provider of another', () => {
  it('does without filters that are turned off, and is refused where they must hold', () => {
    expect(asChatCompletions(safety('OFF', 'BLOCK_NONE'))).toMatchObject({ messages: [{ content: 'Hello' }] });
    expect(() => asChatCompletions(safety('OFF', 'BLOCK_LOW_AND_ABOVE'))).toThrow(/"safetySettings"/);
  });

  it('does without the media type of a file whose kind it tells', () => {
    const url = 'https://example.com/picture';
    expect(asChatCompletions({}, { fileData: { fileUri: url, mimeType: 'image/png' } })).toMatchObject({
      messages: [{ content: [{ type: 'image_url', image_url: { url } }] }],
    });
    const clipped = { fileData: { fileUri: url, mimeType: 'image/png' }, videoMetadata: { endOffset: '1s' } };
    expect(() => asChatCompletions({}, clipped)).toThrow(/"videoMetadata"/);
  });

  it.each([
    [{ cachedContent: 'cachedContents/a' }, /"cachedContent"/],
    [{ generationConfig: { responseModalities: ['IMAGE'] } }, /"generationConfig"/],
    [{ tools: [{ googleSearch: {} }] }, /A tool "googleSearch" of the Gemini API/],
  ])('is refused with %j', (fields, message) => {
    expect(() => asChatCompletions(fields)).toThrow(message);
  });
});
