/** Polars behind the engine: what the reader calls to show, measure and shape a recipe. */
export { measure } from './measure'
export { preview } from './preview'
export { breakingRows, judge } from './rules'
export { shape } from './shape'
export { storedRows } from './stored-rows'
export { unmatchedKeys } from './unmatched'
