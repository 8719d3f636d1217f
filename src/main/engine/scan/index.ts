/** The byte scanner: what the engine calls. Shapes and the list of functions are in model.ts, the rules in rules.ts. */
export { cleanCopy } from './clean-copy'
export { contentHash } from './content-hash'
export { exportText } from './export-text'
export type { CleanText, PassOptions } from './model'
export { lineOfRows, readHeader, readRows, readRowsAt } from './read-rows'
export { originalRow, rowRanges } from './row-ranges'
export { oddRows, scanStructure } from './scan-structure'
