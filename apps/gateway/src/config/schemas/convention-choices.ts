/** The choices of `OTEL_SEMCONV_STABILITY_OPT_IN`, which names conventions of several domains. */
const choices = (text: string): readonly string[] => text.split(',').map((choice) => choice.trim().toLowerCase());

/** What `OTEL_SEMCONV_STABILITY_OPT_IN` says of HTTP; both names come before the new ones alone. */
export const httpOptIn = (text: string): string | undefined =>
  ['http/dup', 'http'].find((choice) => choices(text).includes(choice));

/** What `OTEL_SEMCONV_STABILITY_OPT_IN` says of generative AI. */
export const genAiOptIn = (text: string): string | undefined =>
  ['gen_ai_latest_experimental'].find((choice) => choices(text).includes(choice));

const PLACES: Readonly<Record<string, string>> = {
  span_only: 'true',
  span_and_event: 'true',
  event_only: 'false',
  no_content: 'false',
};

/** What `OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT` says of spans: a boolean, or the places for content. */
export const contentOnSpans = (text: string): string => PLACES[text.toLowerCase()] ?? text;
