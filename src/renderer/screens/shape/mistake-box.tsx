/** What is wrong with a text, with the character it fails at. */
import type { Mistake } from './expression-language'
import classes from './form.module.css'

export function MistakeBox({ text, mistake }: { text: string; mistake: Mistake }) {
  return (
    <div className={classes.mistake} role="alert">
      {mistake.position !== null && <Marked text={text} at={mistake.position} />}
      <span>{mistake.message}</span>
    </div>
  )
}

/** The text with the character at `at`, counted from 1, marked. */
function Marked({ text, at }: { text: string; at: number }) {
  const place = Math.max(0, Math.min(at - 1, text.length))
  return (
    <code className={classes.marked}>
      {text.slice(0, place)}
      <mark>{text.slice(place, place + 1).trim() || '\u00a0'}</mark>
      {text.slice(place + 1)}
    </code>
  )
}
