/**
 * What a column's name must say to have a role: sets of concepts (`role-vocabulary.ts`), each with how sure it makes us in percent.
 * Every concept of an entry must occur in the name; what the name says beyond it costs.
 */
import type { Role } from './role'
import type { Concept } from './role-vocabulary'

export interface RolePattern {
  readonly concepts: readonly Concept[]
  readonly confidence: number
}

export interface RoleWords {
  /** What values the role has. */
  readonly kind: 'time' | 'number' | 'label'
  readonly patterns: readonly RolePattern[]
  /** Concepts that rule the role out. */
  readonly not: ReadonlySet<Concept>
}

function role(kind: RoleWords['kind'], names: string, not: string): RoleWords {
  return {
    kind,
    patterns: names.split(',').map((entry) => {
      const parts = entry.trim().split(/\s+/)
      return { concepts: parts.slice(0, -1) as Concept[], confidence: Number(parts.at(-1)) / 100 }
    }),
    not: new Set(not.split(/\s+/).filter((concept) => concept !== '') as Concept[])
  }
}

export const roleWords: Readonly<Record<Role, RoleWords>> = {
  orderDate: role(
    'time',
    `order date 98, order date time 97, invoice date 97, sale date 96, transaction date 95, created date 88, posting date 92, order created
      date 93, order time 80, invoice time 80, transaction time 78, sale time 78, date 85, date time 84, time 62, period 68,
      order period 80, sale period 80, created 62, date period 75, contract date 86, contract created date 90`,
    'shipping due birth changed customer address price cost target trait'
  ),
  orderId: role(
    'label',
    `order id 98, order number 97, invoice number 96, invoice id 95, transaction id 93, transaction number 93, sale id 88, sale number
      90, order 75, invoice 74, transaction 70, order invoice number 96, order sale number 96, order sale id 96, sale invoice number 96,
      invoice id number 96, order id number 97, contract id 85, contract number 85, id 50`,
    `date quantity trait kind category amount customer product total place lines time period price cost tax discount shipping due person
      salesperson country region channel method count revenue margin profit currency address name detail stock`
  ),
  revenue: role(
    'number',
    `revenue 97, net revenue 98, gross revenue 90, total revenue 97, sale revenue 97, sale 90, sale amount 96, net sale 97, gross sale 86,
      total sale 94, lines total 93, order total 86, extended price 86, extended amount 90, total price 87, total amount 86, net amount 88, gross amount 80,
      amount 75, total 70, net total 84, gross total 74, gross total amount 80, net total amount 88, order amount 88, invoice amount 88, invoice total 86, transaction
      amount 87, transaction total 84, sale total amount 95, revenue amount 96, lines amount 90, net lines amount 93, order total amount 88, invoice total
      amount 88, order lines total 90, net 60, sale price total 88, figure business 95, total net sale 97, order revenue 94, amount order total 88, total
      sale price 88, income total 62, product total 72, lines price total 88, net price total 86, total figure business 95`,
    `target tax cost discount id person salesperson quantity currency unit channel region date shipping due ratio margin profit number
      trait distribution count customer method period`
  ),
  cost: role(
    'number',
    `cost 88, total cost 96, sale cost 96, product total cost 94, cost amount 93, cost total amount 94, lines cost 90, product cost sale 90, purchase total cost
      92, purchase amount 70`,
    'unit price shipping id method currency person target count tax trait'
  ),
  profit: role(
    'number',
    `profit 97, gross profit 98, net profit 90, total profit 97, profit amount 95, sale profit 94, gross income 82, gross margin 62, margin
      amount 85, order profit 95, lines profit 93`,
    'ratio price unit target id tax trait customer margin'
  ),
  quantity: role(
    'number',
    `quantity 97, order quantity 98, unit sale 95, sale quantity 96, unit 85, product quantity 93, unit quantity 92, unit order 90, product count 82, count 76,
      sale count 80, count shipping 66, quantity sale order 96, invoice quantity 95, unit count 86, total quantity 90, lines quantity 93, product
      unit sale 93, transaction quantity 95, quantity shipping 70`,
    'price cost id stock amount revenue target ratio customer discount profit margin date tax trait due person'
  ),
  unitPrice: role(
    'number',
    `unit price 98, product price 90, sale price 89, price 86, product unit price 96, sale unit price 97, net price 84, gross price 78, net unit
      price 95, gross unit price 85, product sale price 90, lines price 60, order price 66, unit amount 70, unit sale 62`,
    'total extended cost purchase discount target tax ratio revenue shipping id profit margin quantity'
  ),
  unitCost: role(
    'number',
    `unit cost 98, product cost 88, cost price 91, product unit cost 96, purchase price 88, purchase unit price 92, cost unit price 93, product cost price 91, purchase
      cost 72`,
    'total shipping tax target id sale ratio'
  ),
  discount: role(
    'number',
    `discount 95, discount amount 96, discount ratio 93, total discount 92, unit discount 84, discount price 50, lines discount 92, order
      discount 88, discount total amount 90`,
    'id trait group date'
  ),
  customer: role(
    'label',
    `customer id 96, customer number 96, customer name 89, customer 93, customer id number 96, customer id name 85, invoice name 82,
      shipping name 64, name 50`,
    `segment group kind trait income birth changed place country region person date amount total state quantity order invoice address category
      channel target distribution margin count quantity supplier salesperson shipping stock`
  ),
  product: role(
    'label',
    `product name 97, product 93, product detail 84, detail 70, product id 84, product number 84, product id name 86, product name detail 92, product
      id number 84, name detail 70, name 68, lines name 86, lines id 78, stock id 90, stock number 88`,
    `category price cost group kind sub brand trait quantity margin discount lines date amount total tax customer count unit shipping channel sale
      revenue profit place supplier region country salesperson person changed stock invoice address`
  ),
  category: role(
    'label',
    `category 97, product category 98, product group 92, category group 90, category name 94, product category name 95, brand 62, product brand
      66, segment 60, category sub 75, product sub category 76, product category id 72, category id 70, sub category id 68, product sub category id
      68, category sub name 74, product kind 84, contract kind 68, kind 55, sale category 85`,
    'customer due date address trait price amount person shipping place channel country region order transaction invoice sale lines tax id'
  ),
  region: role(
    'label',
    `region 97, sale region 98, region name 93, region id 88, sale region id 86, state 76, place 66, place name 66, place id 60, sale place
      76, shipping region 74, shipping state 66, shipping place 61, customer region 80, customer state 70, customer place 62, state name 74, region place 80,
      country region 75, address state 68, address place 62, invoice state 70, invoice place 64, invoice region 72, invoice address state 72,
      invoice address place 66, shipping address state 64, shipping address place 60`,
    'trait person address date amount segment price quantity total revenue target profit category product'
  ),
  country: role(
    'label',
    `country 97, country name 96, country id 88, shipping country 86, customer country 90, sale country 90, country region 70, order country
      90, invoice country 86`,
    'trait amount date person price'
  ),
  channel: role(
    'label',
    `channel 97, sale channel 98, sale method 85, channel name 92, order channel 92, order method 74, order kind 66, sale kind 66, channel group 84, sale platform 80, transaction
      channel 88, customer channel 72`,
    'due shipping date amount price id revenue'
  ),
  salesperson: role(
    'label',
    `salesperson 96, sale salesperson 96, sale person 96, salesperson name 92, sale person name 92, salesperson id 85, person 66, person name 66, person id
      62, customer person 62, region person 62, sale salesperson name 94, sale person id 88`,
    'target amount date ratio revenue trait kind'
  ),
  currency: role(
    'label',
    'currency 97, currency id 97, currency name 90, sale currency 92, order currency 95',
    'ratio price amount'
  )
}
