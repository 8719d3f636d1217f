// Makes resources/sample-sales.csv, the file behind "try the sample": `node scripts/make-sample.mjs` writes it, `--check`
// verifies that the committed file is what this script makes. Always the same bytes: seeded, whole cents, no clock.
// Everything in it is invented. It has what real exports have: trend, seasons, a few best sellers, repeat customers, a
// running month at the end, and some flaws (returns, empty discounts, dates that do not exist, doubled lines).
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  categories,
  channels,
  customerNames,
  customerTrades,
  regions,
  salespersons,
  seasons,
  weekdays
} from './sample-sales/catalogue.mjs'

const path = fileURLToPath(new URL('../resources/sample-sales.csv', import.meta.url))
const firstDay = Date.UTC(2023, 0, 1)
const lastDay = Date.UTC(2025, 9, 22)
const dayMs = 86_400_000
const ordersPerDay = 7.4
const currency = 'EUR'

/** Random numbers from 0 to 1 (mulberry32): the same ones in every run and on every machine. */
function randomFrom(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
const random = randomFrom(20_230_101)
const between = (low, high) => low + Math.floor(random() * (high - low + 1))
const pick = (list) => list[Math.floor(random() * list.length)]

/** One of the items, in proportion to its `weight`. */
function pickWeighted(items, weightOf = (item) => item.weight) {
  const total = items.reduce((sum, item) => sum + weightOf(item), 0)
  let rest = random() * total
  for (const item of items) {
    rest -= weightOf(item)
    if (rest <= 0) return item
  }
  return items[items.length - 1]
}

/** Few products make most of the sales: the weight falls with the rank, the ranks are dealt out at random. */
const products = shuffled(
  categories.flatMap((category) =>
    Object.entries(category.products).map(([name, price]) => ({ name, price, category }))
  )
).map((product, rank) => ({ ...product, weight: 1 / (rank + 2) ** 0.95 }))

function shuffled(list) {
  const result = [...list]
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[result[i], result[j]] = [result[j], result[i]]
  }
  return result
}

/** Customers come in the course of time and buy more or less often. */
const customers = shuffled(customerNames.flatMap((name) => customerTrades.map((trade) => `${name} ${trade}`))).map(
  (name, i) => {
    const region = pickWeighted(regions)
    return {
      name,
      region,
      country:
        region.countries[Math.min(region.countries.length - 1, Math.floor(random() ** 1.6 * region.countries.length))],
      salesperson: pick(salespersons[region.name]),
      channel: pickWeighted(channels).name,
      weight: 1 / (i + 6) ** 0.55,
      since: random() < 0.45 ? firstDay : firstDay + Math.floor(random() * ((lastDay - firstDay) / dayMs - 20)) * dayMs
    }
  }
)

const years = (day) => (day - firstDay) / (365.25 * dayMs)
const two = (value) => String(value).padStart(2, '0')
const cents = (value) => `${value < 0 ? '-' : ''}${Math.floor(Math.abs(value) / 100)}.${two(Math.abs(value) % 100)}`
const quoted = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

function dateText(day) {
  const date = new Date(day)
  return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`
}

/** How many orders a day brings. */
function orderCount(day) {
  const date = new Date(day)
  const season = seasons[date.getUTCMonth()] * weekdays[date.getUTCDay()]
  const expected = ordersPerDay * season * 1.08 ** years(day) * (0.75 + random() * 0.5)
  return Math.floor(expected + random())
}

function lineOf(day, product, category) {
  // Garden things sell in spring and summer, lamps and textiles in the dark months.
  const month = new Date(day).getUTCMonth()
  const isSummer = month >= 3 && month <= 7
  const swing =
    category.name === 'Garden' ? (isSummer ? 2 : 0.5) : category.name === 'Lighting' ? (isSummer ? 0.7 : 1.3) : 1
  return product.weight * swing
}

const rows = []
let orderNumber = 100_000

function addLine(order, day, product, quantity, discountShare) {
  const { category } = product
  const price = Math.round((product.price * 1.025 ** Math.floor(years(day))) / 10) * 10
  const unitCost = Math.round(price * (category.cost + category.drift * years(day) + (random() - 0.5) * 0.02))
  const discount = Math.round(quantity * price * discountShare)
  const revenue = quantity * price - discount
  const cost = quantity * unitCost
  const { customer } = order
  rows.push({
    order_id: order.id,
    order_date: dateText(day),
    region: customer.region.name,
    country: customer.country,
    channel: order.channel,
    salesperson: customer.salesperson,
    customer: customer.name,
    product: product.name,
    category: category.name,
    quantity: String(quantity),
    unit_price: cents(price),
    discount: cents(discount),
    revenue: cents(revenue),
    unit_cost: cents(unitCost),
    cost: cents(cost),
    profit: cents(revenue - cost),
    currency
  })
}

function addOrder(day, returns) {
  const customer = pickWeighted(customers, (each) =>
    each.since > day ? 0 : each.weight * (1 + each.region.growth) ** years(day)
  )
  const order = {
    id: `SO-${++orderNumber}`,
    customer,
    channel: random() < 0.8 ? customer.channel : pickWeighted(channels).name
  }
  const lines = 1 + Math.floor(random() ** 1.7 * 5)
  const taken = new Set()
  for (let i = 0; i < lines; i++) {
    const product = pickWeighted(products, (each) => (taken.has(each) ? 0 : lineOf(day, each, each.category)))
    taken.add(product)
    const quantity = product.price > 10_000 ? between(1, 3) : product.price > 3000 ? between(1, 6) : between(2, 20)
    const discountShare = random() < 0.24 ? pick([0.05, 0.05, 0.1, 0.1, 0.15, 0.2]) : 0
    addLine(order, day, product, quantity, discountShare)
    const back = day + between(4, 25) * dayMs
    if (random() < 0.007 && back <= lastDay)
      returns.push({ order, back, product, quantity: -between(1, quantity), discountShare })
  }
}

const returns = []
for (let day = firstDay; day <= lastDay; day += dayMs) {
  for (let i = orderCount(day); i > 0; i--) addOrder(day, returns)
  for (const { order, back, product, quantity, discountShare } of returns) {
    if (back === day) addLine({ ...order, id: order.id.replace('SO', 'RE') }, day, product, quantity, discountShare)
  }
}

// Flaws as they happen: few, so that the quality stays well above the gate.
for (const row of rows) if (row.discount === '0.00' && random() < 0.02) row.discount = ''
for (const text of ['31/02/2024', '00/00/0000', '30/02/2025', 'unknown', '31/06/2023']) pick(rows).order_date = text
for (let i = 0; i < 6; i++) {
  const row = pick(rows)
  row.customer = `${row.customer} `
}
for (let i = 0; i < 3; i++) {
  const at = between(0, rows.length - 1)
  rows.splice(at, 0, { ...rows[at] })
}

const columns = Object.keys(rows[0])
const content = `${columns.join(',')}\n${rows.map((row) => `${columns.map((column) => quoted(row[column])).join(',')}\n`).join('')}`

if (process.argv.includes('--check')) {
  const committed = readFileSync(path, 'utf8')
  if (committed !== content) {
    console.error('resources/sample-sales.csv is not what scripts/make-sample.mjs makes. Run it without --check.')
    process.exit(1)
  }
  console.log(`resources/sample-sales.csv is as made: ${rows.length} rows`)
} else {
  writeFileSync(path, content)
  console.log(`${path}: ${rows.length} rows, ${Buffer.byteLength(content)} bytes`)
}
