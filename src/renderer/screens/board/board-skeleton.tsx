/** The shape of a board before its first numbers. */
import { Skeleton } from '@mantine/core'
import { useText } from '../../text'
import classes from './board.module.css'

const numbers = ['a', 'b', 'c', 'd', 'e', 'f']
const pictures = ['a', 'b', 'c']

export function BoardSkeleton() {
  const { t } = useText('board')
  return (
    <div className={classes.skeleton} role="status" aria-label={t('loading')}>
      <div className={classes.skeletonRow}>
        {numbers.map((one) => (
          <Skeleton key={one} height={142} radius="md" />
        ))}
      </div>
      <div className={classes.skeletonMain}>
        <Skeleton height={300} radius="md" />
        <Skeleton height={300} radius="md" />
      </div>
      <div className={classes.skeletonRow}>
        {pictures.map((one) => (
          <Skeleton key={one} height={290} radius="md" />
        ))}
      </div>
    </div>
  )
}
