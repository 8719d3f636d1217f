/** A sales file of any length for benchmarks: the columns of the reference file, the same rows every time. */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

/** Writes `rows` rows of 13 columns: one date, one integer, four decimals, texts, quoted notes. */
export async function makeSalesFile(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path)
  let seed = 88_172_645_463_325
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 4_294_967_291
    return Math.floor((seed / 4_294_967_291) * below)
  }
  const two = (n: number) => String(n).padStart(2, '0')
  out.write(
    'order_id,order_date,region,country,product,category,quantity,unit_price,discount,cost,revenue,customer_id,notes\n'
  )
  let lines: string[] = []
  for (let row = 1; row <= rows; row++) {
    const [quantity, price] = [1 + next(20), 200 + next(50_000)]
    const discount = next(4) === 0 ? '' : `0.${two(next(7) * 5)}`
    const cents = quantity * price
    lines.push(
      `ORD-${String(row).padStart(9, '0')},${two(1 + next(28))}/${two(1 + next(12))}/${2021 + next(4)},Region ${next(5)},Country ${next(25)},` +
        `"Item ${next(2000)}",Kind ${next(8)},${quantity},${(price / 100).toFixed(2)},${discount},${((cents * 0.7) / 100).toFixed(2)},` +
        `${(cents / 100).toFixed(2)},C${String(next(500_000)).padStart(6, '0')},${next(5) === 0 ? '' : `"leave at ""door"" ${next(50)}, please"`}`
    )
    if (lines.length === 20_000 || row === rows) {
      if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain')
      lines = []
    }
  }
  out.end()
  await once(out, 'finish')
}
