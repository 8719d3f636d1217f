/** What a calculator says: a number, or why there is none. Never a number that misleads. */
import type { NoGrowth } from '../board'

/**
 * Why there is no number. Beyond those of a growth:
 * - `too-few-months`, `too-few-years`, `too-few-days`: the data do not reach back far enough
 * - `missing-months`: a month that is needed has no value; a gap is not filled
 * - `to-negative`: what it comes to is below zero, where a rate of growth has no meaning
 * - `not-positive`: what is divided by is zero or negative
 * - `no-quantity`, `no-list-price`, `no-cost`, `no-target`, `no-earlier-orders`: what it is made of is not known
 * - `too-few-customers`: not enough for five classes
 * - `no-repeat-orders`: nobody ordered on two days
 * - `no-selling-days`: none of the days so far is one on which there are sales
 * - `year-complete`: nothing is left to forecast
 */
export type NoFigure =
  | NoGrowth
  | 'too-few-months'
  | 'too-few-years'
  | 'too-few-days'
  | 'missing-months'
  | 'to-negative'
  | 'not-positive'
  | 'no-quantity'
  | 'no-list-price'
  | 'no-cost'
  | 'no-target'
  | 'no-earlier-orders'
  | 'too-few-customers'
  | 'no-repeat-orders'
  | 'no-selling-days'
  | 'year-complete'

export type Figure<T> =
  | { readonly value: T; readonly noFigure: null }
  | { readonly value: null; readonly noFigure: NoFigure }

export function figure<T>(value: T): Figure<T> {
  return { value, noFigure: null }
}

export function noFigure(reason: NoFigure): { readonly value: null; readonly noFigure: NoFigure } {
  return { value: null, noFigure: reason }
}
