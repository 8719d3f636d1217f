/** Whether a price of a dataset is one before discounts. */
import type { Dataset } from './dataset'
import { type Expression, parseExpression } from './expression'

/**
 * False where revenue was made as quantity × unit price and nothing else: the price is then the one that was paid, and a discount of it zero
 * by definition, not by what was sold.
 */
export function hasListPrice({ recipe, roles }: Pick<Dataset, 'recipe' | 'roles'>): boolean {
  const { revenue, quantity, unitPrice } = roles
  if (!revenue || !quantity || !unitPrice) return true
  const names = { revenue, quantity, unitPrice }
  for (const step of [...recipe.steps].reverse()) {
    if (!step.enabled) continue
    if (step.kind === 'derive' && step.column === names.revenue) return !isProduct(step.expression, names)
    if (step.kind !== 'rename') continue
    // Back to the names that the columns had before.
    for (const role of ['revenue', 'quantity', 'unitPrice'] as const) {
      if (step.to === names[role]) names[role] = step.from
    }
  }
  return true
}

function isProduct(text: string, { quantity, unitPrice }: { readonly quantity: string; readonly unitPrice: string }) {
  const factors = factorsOf(text)
  return factors?.length === 2 && factors.includes(quantity) && factors.includes(unitPrice)
}

/** The columns that are multiplied; null for anything else. */
function factorsOf(text: string): string[] | null {
  try {
    return columnsOf(withoutRound(parseExpression(text)))
  } catch {
    return null
  }
}

/** Rounding to cents makes no discount. */
function withoutRound(node: Expression): Expression {
  const [first] = node.kind === 'call' && node.name === 'round' ? node.args : []
  return first ?? node
}

function columnsOf(node: Expression): string[] | null {
  if (node.kind === 'column') return [node.name]
  if (node.kind !== 'binary' || node.operator !== '*') return null
  const [left, right] = [columnsOf(node.left), columnsOf(node.right)]
  return left && right && [...left, ...right]
}
