/** A small line beside a number: the way of the months, with the last one marked. Months without data are gaps. */
import classes from './sparkline.module.css'

type Props = {
  readonly values: readonly (number | null)[]
  readonly label: string
}

const width = 96
const height = 28
const inset = 3

export function Sparkline({ values, label }: Props) {
  const known = values.filter((value) => value !== null)
  if (known.length < 2) return null
  const lowest = Math.min(...known)
  const span = Math.max(...known) - lowest || 1
  const x = (index: number) => inset + (index * (width - 2 * inset)) / Math.max(values.length - 1, 1)
  const y = (value: number) => height - inset - ((value - lowest) / span) * (height - 2 * inset)
  const last = values.findLastIndex((value) => value !== null)
  const lastValue = values[last] ?? lowest
  return (
    <svg className={classes.spark} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <path d={pathOf(values, x, y)} />
      <circle cx={x(last)} cy={y(lastValue)} r={2.5} />
    </svg>
  )
}

/** `M` after each gap, `L` inside a run. */
function pathOf(values: readonly (number | null)[], x: (index: number) => number, y: (value: number) => number) {
  let open = false
  const commands: string[] = []
  values.forEach((value, index) => {
    if (value === null) {
      open = false
      return
    }
    commands.push(`${open ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`)
    open = true
  })
  return commands.join('')
}
