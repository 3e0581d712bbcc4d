import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

const COMPARISONS = ['Eql', 'Neq', 'Gtr', 'Gte', 'Lss', 'Lte'];

/** What an alert's expression compares with its bound: it has a value also while the alert is silent. */
export function measuredSide(expr: string): string {
  const top = parser.parse(expr).topNode.firstChild;
  return top === null ? expr : textOfMeasured(top, expr);
}

function textOfMeasured(node: SyntaxNode, text: string): string {
  const left = node.firstChild;
  const divides = [...COMPARISONS, 'And', 'Or'].some((operator) => node.getChild(operator) !== null);
  if (node.name === 'BinaryExpr' && divides && left !== null) return textOfMeasured(left, text);
  return text.slice(node.from, node.to);
}
