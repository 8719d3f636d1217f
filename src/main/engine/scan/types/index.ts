/** Types and profile over every row: what the engine calls. */
export { checkSource } from './check'
