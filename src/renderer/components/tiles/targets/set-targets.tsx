/** From a tile that lacks targets to where they are set. */
import { Link } from 'wouter'
import { paths } from '../../../paths'
import { useTileContext } from '../tile-context'
import { useTileWords } from '../tile-words'
import classes from './targets.module.css'

export function SetTargets() {
  const { t } = useTileWords()
  const { dataset } = useTileContext()
  if (!dataset) return null
  return (
    <Link href={paths.targets(dataset.name)} className={classes.set ?? ''}>
      {t('targets.set')}
    </Link>
  )
}
