/** Types and profile over every row: what the engine calls. */
export { type CheckOptions, checkSource } from './check'
