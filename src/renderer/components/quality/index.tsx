import { Popover } from '@mantine/core'
import type { QualityScore } from '../../../shared/domain/check-report'
import { formatDecimal, formatPercent, useText } from '../../text'
import styles from './quality.module.css'

/** The score as a ring; a click shows how it is made. */
export function Quality({ quality }: { quality: QualityScore }) {
  const { t } = useText('check')
  const score = formatDecimal(quality.score.toFixed(1).replace(/\.0$/, ''))
  const gate = formatDecimal(String(quality.gate))
  return (
    <Popover width={440} position="top-start">
      <Popover.Target>
        <button type="button" className={styles.quality} title={t('quality.how')}>
          <Ring quality={quality} />
          <span>
            <b>{t('quality.title', { score })}</b>
            <span className={quality.passes ? 'muted' : styles.below}>
              {t(quality.passes ? 'quality.gate' : 'quality.below', { gate })}
            </span>
          </span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Formula quality={quality} />
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

function Formula({ quality }: { quality: QualityScore }) {
  const { t } = useText('check')
  return (
    <div className={styles.formula}>
      <h2>{t('quality.how')}</h2>
      <p className="muted">{t('quality.formula')}</p>
      <table>
        <thead>
          <tr>
            <th>{t('quality.dimension')}</th>
            <th className="num">{t('quality.value')}</th>
            <th className="num">{t('quality.weight')}</th>
            <th className="num">{t('quality.lost')}</th>
          </tr>
        </thead>
        <tbody>
          {quality.dimensions.map((one) => (
            <tr key={one.dimension}>
              <td>{t(`quality.dimensions.${one.dimension}`)}</td>
              <td className="num">{one.value === null ? t('quality.unmeasured') : formatPercent(one.value, 2)}</td>
              <td className="num">{formatPercent(one.weight, 0)}</td>
              <td className="num">{one.value === null ? '–' : formatDecimal(one.lost.toFixed(2))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {quality.blocking.length > 0 && <p className={styles.below}>{t('quality.blocking')}</p>}
    </div>
  )
}
