/**
 * Steps that write texts anew, on columns of few texts: each text is written anew once, and the rows look theirs up. A chain of such steps
 * is one look-up, because each begins with the texts of the table.
 */
import pl from 'nodejs-polars'
import { type Expr, nullOf } from '../../frames'
import { textsOf } from '../../scratch'
import { newText, type TextStep } from '../apply/texts'
import { beforeStage, type KnownTexts, type Preparing } from './context'

export async function prepareTexts(preparing: Preparing, at: number, step: TextStep): Promise<void> {
  const { inputs, texts } = preparing
  if (texts.size === 0) return
  const { environment, prefix } = beforeStage(preparing, at)
  const names = step.kind === 'map' ? [step.column] : step.columns
  for (const [i, name] of names.entries()) {
    const known = texts.get(environment.get(name)?.id ?? '')
    if (known === undefined) continue
    const now = await written(known.now, (text) => newText(step, text))
    const made: KnownTexts = { ...known, now }
    texts.set(`${prefix}${i}`, made)
    inputs.texts.set(`${prefix}${i}`, lookedUp(made))
  }
}

async function written(texts: readonly (string | null)[], write: (text: Expr) => Expr): Promise<(string | null)[]> {
  const frame = await pl
    .DataFrame({ text: pl.Series('text', [...texts], pl.String) })
    .lazy()
    .select(write(pl.col('text')).alias('text'))
    .collect()
  return textsOf(frame, 'text')
}

function lookedUp({ root, from, now }: KnownTexts): Expr {
  return pl.col(root).replaceStrict([...from], now as string[], nullOf({ kind: 'string' }), pl.String)
}
