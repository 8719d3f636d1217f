/** Polars behind the engine: what the reader calls to show, measure and shape a recipe. */
export { measure, raggedReason } from './measure'
export { preview, previewRows } from './preview'
export { type ShapeOptions, shape } from './shape'
