/** What a pattern costs and whether it fits where there is nothing. */
import { type ClassItem, type PatternNode, patternLimits } from './ast'

function itemWeight(item: ClassItem): number {
  if (item.kind === 'property') return 100
  if (item.kind === 'range') return item.to > 0x7f && item.to > item.from ? 4 : 1
  return item.letter === 'w' ? 100 : 4
}

/** Grows with what the engine builds; stops growing just above the limit. */
export function patternWeight(node: PatternNode): number {
  return Math.min(weigh(node), patternLimits.weight + 1)
}

function weigh(node: PatternNode): number {
  switch (node.kind) {
    case 'character':
      return 1
    case 'any':
      return 2
    case 'class':
      return node.items.reduce((sum, item) => sum + itemWeight(item), node.negated ? 2 : 0)
    case 'start':
    case 'end':
    case 'boundary':
    case 'inside':
      return 1
    case 'group':
      return patternWeight(node.inner)
    case 'sequence':
      return node.parts.reduce((sum, part) => sum + patternWeight(part), 0)
    case 'choice':
      return node.options.reduce((sum, option) => sum + patternWeight(option), node.options.length)
    case 'repeat':
      return patternWeight(node.inner) * Math.max(1, node.max ?? node.min + 1)
  }
}

/** Whether a pattern can fit no characters at all. */
export function canBeEmpty(node: PatternNode): boolean {
  switch (node.kind) {
    case 'character':
    case 'any':
    case 'class':
      return false
    case 'start':
    case 'end':
    case 'boundary':
    case 'inside':
      return true
    case 'group':
      return canBeEmpty(node.inner)
    case 'sequence':
      return node.parts.every(canBeEmpty)
    case 'choice':
      return node.options.some(canBeEmpty)
    case 'repeat':
      return node.min === 0 || canBeEmpty(node.inner)
  }
}
