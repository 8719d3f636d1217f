/** What the room needs of boards and rows. */
export { computeBoard } from './board'
export { boardKey } from './cache-key'
export { dimensionValues, salesRows } from './rows'
