/**
 * Patterns: the regular expressions a person may write in steps and expressions. A small language of its own, so that
 * what is accepted, what it means and what it may cost are known before any engine sees it.
 */

/** Properties of Unicode that `\p{…}` may name. */
export const characterProperties = ['L', 'Lu', 'Ll', 'M', 'N', 'Nd', 'P', 'S', 'Z'] as const
export type CharacterProperty = (typeof characterProperties)[number]

/** Part of a class in square brackets, or a class by itself. */
export type ClassItem =
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  /** `\d` digits 0 to 9, `\w` letters, marks, digits and joiners, `\s` white space. */
  | { readonly kind: 'shorthand'; readonly letter: 'd' | 'w' | 's'; readonly negated: boolean }
  | { readonly kind: 'property'; readonly name: CharacterProperty; readonly negated: boolean }

export type PatternNode =
  | { readonly kind: 'character'; readonly code: number }
  /** Any character but the line feed. */
  | { readonly kind: 'any' }
  | { readonly kind: 'class'; readonly items: readonly ClassItem[]; readonly negated: boolean }
  | { readonly kind: 'start' | 'end' | 'boundary' | 'inside' }
  | { readonly kind: 'group'; readonly captures: boolean; readonly inner: PatternNode }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | {
      readonly kind: 'repeat'
      readonly inner: PatternNode
      readonly min: number
      /** Null: without end. */
      readonly max: number | null
      readonly lazy: boolean
    }

/** `weight` bounds what the engine has to build: a letter counts 1, a class of Unicode letters 100. */
export const patternLimits = { length: 500, depth: 20, repeat: 1000, weight: 10_000, groups: 20 } as const
