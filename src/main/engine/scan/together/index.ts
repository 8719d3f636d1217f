/** A table made of several files: the scanner's functions over all of them. */
export { copyTogether, exportTogether } from './copy'
export { firstRowsOf, isTogether } from './parts'
export { oddRowsTogether, placesOfRowsTogether, readRowsAtTogether, readRowsTogether } from './rows'
export { scanTogether } from './structure'
