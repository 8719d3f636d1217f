/** What the room needs of boards and rows. */
export { computeBoard } from './board'
export { dimensionValues, salesRows } from './rows'
