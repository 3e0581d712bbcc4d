import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** One series selector of an expression. */
export interface Selector {
  /** Empty where only labels select. */
  readonly metric: string;
  readonly matchers: readonly Matcher[];
}

export interface Matcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

/** What an expression asks for. */
export interface Expression {
  readonly selectors: readonly Selector[];
  /** Labels that results are grouped by or matched on. */
  readonly grouping: readonly string[];
}

/** Reads a PromQL expression. @throws a SyntaxError that shows where it cannot be read. */
export function readExpression(text: string): Expression {
  const selectors: Selector[] = [];
  const grouping: string[] = [];
  const textOf = ({ from, to }: { from: number; to: number }): string => text.slice(from, to);
  parser.parse(text).iterate({
    enter(node) {
      if (node.type.isError) throw new SyntaxError(`PromQL at ${node.from}: ${text.slice(node.from)} in\n${text}`);
      if (node.name === 'VectorSelector') selectors.push(selectorOf(node.node, textOf));
      if (node.name === 'GroupingLabels') {
        grouping.push(...node.node.getChildren('LabelName').map((label) => textOf(label)));
      }
    },
  });
  return { selectors, grouping };
}

function selectorOf(node: SyntaxNode, textOf: (node: SyntaxNode) => string): Selector {
  const name = node.getChild('Identifier');
  const matchers = node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? [];
  return {
    metric: name === null ? '' : textOf(name),
    matchers: matchers.map((matcher) => {
      const [label, operator, value] = ['LabelName', 'MatchOp', 'StringLiteral'].map((part) => {
        const child = matcher.getChild(part);
        return child === null ? '' : textOf(child);
      });
      return {
        label: label ?? '',
        operator: (operator ?? '=') as Matcher['operator'],
        value: JSON.parse(value ?? '""') as string,
      };
    }),
  };
}
