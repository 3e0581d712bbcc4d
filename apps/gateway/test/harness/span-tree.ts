import { attributeValue, type DecodedSpan } from '@isartor/testing';

/** Spans as the requests they belong to, which are called by their `x-request-id`. */
export interface SpanTree {
  /** The one root of a request. */
  rootOf(request: string): DecodedSpan;
  /** The spans right below that root, in the order in which they began. */
  below(request: string): readonly DecodedSpan[];
  /** The one span of this name right below it. */
  named(request: string, name: string): DecodedSpan;
  childrenOf(span: DecodedSpan): readonly DecodedSpan[];
}

export function spanTree(spans: readonly DecodedSpan[]): SpanTree {
  const only = (found: readonly DecodedSpan[], what: string): DecodedSpan => {
    const [span, ...more] = found;
    if (span === undefined || more.length > 0) throw new Error(`There are ${found.length} spans: ${what}`);
    return span;
  };
  const rootOf = (request: string) =>
    only(
      spans.filter(
        ({ name, attributes }) =>
          name === 'gateway_request' && attributeValue(attributes, 'isartor.request_id') === request,
      ),
      request,
    );
  const childrenOf = ({ traceId, spanId }: DecodedSpan) =>
    spans
      .filter((span) => span.traceId === traceId && span.parentSpanId === spanId)
      .sort((one, other) => Number(one.startTimeUnixNano - other.startTimeUnixNano));
  const below = (request: string) => childrenOf(rootOf(request));
  return {
    rootOf,
    below,
    childrenOf,
    named: (request, name) =>
      only(
        below(request).filter((span) => span.name === name),
        `${name} of ${request}`,
      ),
  };
}
