import styles from './bars.module.css'

interface BarsProps {
  readonly counts: readonly number[]
  readonly height: number
  /** Names the picture; without it the bars are decoration beside a text that says the same. */
  readonly label?: string
  readonly titles?: readonly string[]
}

/** A small histogram; the heights are relative to the largest count, and what is not empty stays visible. */
export function Bars({ counts, height, label, titles }: BarsProps) {
  const most = Math.max(1, ...counts)
  const step = 100 / Math.max(1, counts.length)
  const gap = Math.min(0.8, step * 0.18)
  return (
    <svg
      className={styles.bars}
      width="100%"
      height={height}
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      role={label ? 'img' : 'presentation'}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {counts.map((count, index) => {
        const tall = count === 0 ? 0 : Math.max(1.5, (count / most) * height)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
          <rect key={index} x={index * step} width={step - gap} y={height - tall} height={tall}>
            {titles?.[index] && <title>{titles[index]}</title>}
          </rect>
        )
      })}
    </svg>
  )
}
