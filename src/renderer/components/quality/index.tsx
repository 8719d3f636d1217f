import { Popover } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { QualityCost, QualityScore } from '../../../shared/domain/check-report'
import { formatDecimal, useText } from '../../text'
import { Costs, type CostsProps } from './costs'
import styles from './quality.module.css'

interface QualityProps extends Omit<CostsProps, 'rowsOf'> {
  /** Rows behind a line; without it the lines cannot be opened. `close`: for a row one goes to, which is under the box. */
  readonly rowsOf?: (cost: QualityCost, close: () => void) => ReactNode
}

/** The score as a ring; a click shows how it is made and what each lost point comes from. */
export function Quality({ rowsOf, ...props }: QualityProps) {
  const { quality } = props
  const [opened, setOpened] = useState(false)
  const { t } = useText('check')
  const score = formatDecimal(quality.score.toFixed(1).replace(/\.0$/, ''))
  const gate = formatDecimal(String(quality.gate))
  const isBlocked = !quality.passes && quality.score >= quality.gate
  return (
    <Popover width={480} position="top-start" trapFocus opened={opened} onChange={setOpened}>
      <Popover.Target>
        <button
          type="button"
          className={styles.quality}
          title={t('quality.how')}
          onClick={() => setOpened((isOpen) => !isOpen)}
        >
          <Ring quality={quality} />
          <span>
            <b>{t('quality.title', { score })}</b>
            <span className={quality.passes ? 'muted' : styles.below}>
              {isBlocked ? t('quality.blocked') : t(quality.passes ? 'quality.gate' : 'quality.below', { gate })}
            </span>
          </span>
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown}>
        <Formula {...props} {...(rowsOf && { rowsOf: (cost) => rowsOf(cost, () => setOpened(false)) })} />
      </Popover.Dropdown>
    </Popover>
  )
}

const radius = 18
const round = 2 * Math.PI * radius

function Ring({ quality }: { quality: QualityScore }) {
  const colour = quality.passes ? 'var(--c3)' : 'var(--bad)'
  return (
    <svg width="44" height="44" viewBox="0 0 44 44" aria-hidden="true">
      <circle cx="22" cy="22" r={radius} fill="none" stroke="var(--line)" strokeWidth="5" />
      <circle
        cx="22"
        cy="22"
        r={radius}
        fill="none"
        stroke={colour}
        strokeWidth="5"
        strokeLinecap="round"
        strokeDasharray={`${(quality.score / 100) * round} ${round}`}
        transform="rotate(-90 22 22)"
      />
      <text x="22" y="26.5" textAnchor="middle" className={styles.number}>
        {Math.floor(quality.score)}
      </text>
    </svg>
  )
}

function Formula(props: CostsProps) {
  const { t } = useText('check')
  return (
    <div className={styles.formula}>
      <h2>{t('quality.how')}</h2>
      <p className="muted">{t('quality.formula')}</p>
      {(props.rules?.length ?? 0) > 0 && <p className="muted">{t('quality.ruleFormula')}</p>}
      <Costs {...props} />
      {props.quality.blocking.length > 0 && <p className={styles.below}>{t('quality.blocking')}</p>}
    </div>
  )
}
