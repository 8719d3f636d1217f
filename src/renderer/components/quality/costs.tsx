import { ChevronDown, ChevronRight } from 'lucide-react'
import { Fragment, type ReactNode, useState } from 'react'
import type { QualityCost, QualityScore } from '../../../shared/domain/check-report'
import type { RuleOutcome } from '../../../shared/domain/rules'
import { formatCount, formatDecimal, formatPercent, useText } from '../../text'
import styles from './quality.module.css'
import { useRuleWords } from './rule-words'

type Dimension = QualityScore['dimensions'][number]

export interface CostsProps {
  readonly quality: QualityScore
  /** How the dataset's rules ended, for their names. */
  readonly rules?: readonly RuleOutcome[]
  /** Rows behind a line; without it the lines cannot be opened. */
  readonly rowsOf?: (cost: QualityCost) => ReactNode
}

/** The formula with its numbers: a dimension a row, below each what it lost its points by. */
export function Costs({ quality, rules, rowsOf }: CostsProps) {
  const { t } = useText('check')
  // What cost most is open from the start.
  const worst = [...quality.dimensions].sort((a, b) => b.lost - a.lost)[0]
  const [open, setOpen] = useState<string | null>(worst && worst.lost > 0 ? worst.dimension : null)
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{t('quality.dimension')}</th>
          <th className="num">{t('quality.value')}</th>
          <th className="num">{t('quality.weight')}</th>
          <th className="num">{t('quality.lost')}</th>
        </tr>
      </thead>
      <tbody>
        {quality.dimensions.map((one) => {
          const isOpen = open === one.dimension
          return (
            <Fragment key={one.dimension}>
              <tr>
                <td>
                  <Name one={one} open={isOpen} onToggle={() => setOpen(isOpen ? null : one.dimension)} />
                </td>
                <td className="num">{one.value === null ? t('quality.unmeasured') : formatPercent(one.value, 2)}</td>
                <td className="num">{formatPercent(one.weight, 0)}</td>
                <td className="num">{one.value === null ? '–' : lostText(one)}</td>
              </tr>
              {isOpen && (
                <tr>
                  <td colSpan={4} className={styles.costs}>
                    <ul>
                      {(one.costs ?? []).map((cost) => (
                        <Line key={cost.id} cost={cost} rules={rules ?? []} rowsOf={rowsOf} />
                      ))}
                    </ul>
                  </td>
                </tr>
              )}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}

/** Of a loss too small to show there is still a line. */
function lostText({ lost, costs = [] }: Dimension): string {
  return lost < 0.005 && costs.length > 0 ? `< ${formatDecimal('0.01')}` : formatDecimal(lost.toFixed(2))
}

function Name({ one, open, onToggle }: { one: Dimension; open: boolean; onToggle: () => void }) {
  const { t } = useText('check')
  const name = t(`quality.dimensions.${one.dimension}`)
  if ((one.costs ?? []).length === 0) return <span className={styles.whole}>{name}</span>
  const Icon = open ? ChevronDown : ChevronRight
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-expanded={open}
      aria-label={t('quality.showCosts', { dimension: name })}
      onClick={onToggle}
    >
      <Icon size={14} aria-hidden />
      {name}
    </button>
  )
}

interface LineProps {
  readonly cost: QualityCost
  readonly rules: readonly RuleOutcome[]
  readonly rowsOf: CostsProps['rowsOf']
}

function Line({ cost, rules, rowsOf }: LineProps) {
  const { t } = useText('check')
  const [open, setOpen] = useState(false)
  const name = useCostName(rules)(cost)
  const points =
    cost.lost < 0.005 ? t('quality.smallest') : t('quality.points', { points: formatDecimal(cost.lost.toFixed(2)) })
  const content = (
    <>
      <span>{name}</span>
      <span className={styles.count}>
        {cost.count === null ? t('quality.wholeFile') : t('quality.cost', { count: cost.count })}
      </span>
      <span className={styles.points}>{points}</span>
    </>
  )
  if (!rowsOf) return <li className={styles.line}>{content}</li>
  return (
    <li>
      <button type="button" className={styles.line} aria-expanded={open} onClick={() => setOpen(!open)}>
        {content}
      </button>
      {open && rowsOf(cost)}
    </li>
  )
}

/** What a line is about. */
function useCostName(rules: readonly RuleOutcome[]): (cost: QualityCost) => string {
  const { t, i18n } = useText('rules')
  const words = useRuleWords()
  return ({ id, kind, column, count }) => {
    if (kind === 'rule') {
      const outcome = rules.find(({ rule }) => `rule:${rule.id}` === id)
      return outcome ? words(outcome.rule) : (column ?? '')
    }
    const at = id.indexOf(':')
    const rule = at < 0 ? id : id.slice(0, at)
    // Receipts of other versions may know findings that this one does not.
    if (!i18n.exists(`rules:cost.${rule}`)) return `${rule} ${column ?? formatCount(count ?? 0)}`
    return t(`cost.${rule as 'ragged-rows'}`, { column: column ?? '' })
  }
}
