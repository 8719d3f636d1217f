/** What is wrong with targets, each with its line. */
import type { TargetProblem } from '../../../shared/domain/targets/problems'
import { isHarmless } from '../../../shared/domain/targets/problems'
import { useText } from '../../text'
import classes from './targets.module.css'

const mostShown = 20

type Props = {
  readonly problems: readonly TargetProblem[]
  /** Cells of the grid that are no number. */
  readonly wrong: number
}

export function Problems({ problems, wrong }: Props) {
  const { t } = useText('targets')
  if (problems.length === 0 && wrong === 0) return null
  const isHard = problems.some((problem) => !isHarmless(problem))
  return (
    <div className={classes.problems} role="alert" data-hard={isHard || wrong > 0 || undefined}>
      {wrong > 0 && <p>{t('wrongCells', { count: wrong })}</p>}
      {problems.length > 0 && <p>{t(isHard ? 'problems.hard' : 'problems.soft')}</p>}
      <ul>
        {problems.slice(0, mostShown).map((problem) => (
          <li key={`${problem.kind} ${problem.line} ${problem.text}`}>
            {t(`problems.${problem.kind}`, {
              line: problem.line,
              text: problem.text,
              other: problem.kind === 'overlap' ? problem.other : ''
            })}
          </li>
        ))}
      </ul>
      {problems.length > mostShown && <p>{t('problems.more', { count: problems.length - mostShown })}</p>}
    </div>
  )
}
