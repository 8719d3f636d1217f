/**
 * Words by which people name columns of a role: English, German, some others. Tokens are in lower case without accents (see
 * `nameTokens`); all tokens of an entry must occur in a name. The number says how sure such a name makes us, in percent.
 */
import type { Role } from './role'

export interface RoleWords {
  /** What values the role has. */
  readonly kind: 'time' | 'number' | 'label'
  readonly names: readonly { readonly tokens: readonly string[]; readonly confidence: number }[]
  /** Tokens that speak against the role. */
  readonly not: ReadonlySet<string>
}

function words(kind: RoleWords['kind'], names: string, not: string): RoleWords {
  return {
    kind,
    names: names.split(',').map((entry) => {
      const parts = entry.trim().split(/\s+/)
      return { tokens: parts.slice(0, -1), confidence: Number(parts.at(-1)) / 100 }
    }),
    not: new Set(not.split(/\s+/).filter((token) => token !== ''))
  }
}

export const roleWords: Readonly<Record<Role, RoleWords>> = {
  orderDate: words(
    'time',
    `order date 98, invoice date 97, sale date 96, sales date 96, transaction date 95, purchase date 93,
      booking date 90, posting date 90, bestelldatum 98, rechnungsdatum 96, verkaufsdatum 97, buchungsdatum 92,
      kaufdatum 93, belegdatum 93, auftragsdatum 95, date 85, datum 85, fecha 85, data 60, ordered at 90,
      created at 75, order time 80, timestamp 70, datetime 75, day 62, tag 62, contract date 80, document date
      88, sold at 88, sold on 88, period 62`,
    `ship shipped shipping delivery delivered due birth birthday dob stock end update updated paid payment
      liefer lieferdatum geburtsdatum faellig`
  ),
  orderId: words(
    'label',
    `order id 98, order no 97, order number 97, order nr 97, order key 90, invoice no 95, invoice number 95,
      invoice id 95, invoice nr 95, transaction id 92, transaction no 90, receipt id 88, receipt no 88, sale id
      88, sales id 85, bestellnummer 98, bestell nr 97, bestellung 80, auftragsnummer 96, auftrag 80,
      rechnungsnummer 95, rechnung 75, rechnungs nr 95, belegnummer 93, beleg nr 93, order 70, invoice 68,
      contract no 75, document no 80, document number 80, bon nr 85, bonnummer 88, vorgangsnummer 88`,
    `line item row date quantity qty priority status type amount customer product value total`
  ),
  revenue: words(
    'number',
    `revenue 97, net revenue 98, sales 90, sales amount 96, net sales 97, total sales 93, gross sales 85,
      turnover 92, line total 92, order total 85, extended price 86, total price 86, total value 78, net amount
      88, amount 75, total amount 84, total 70, gmv 85, umsatz 97, nettoumsatz 98, erloes 95, erlos 95, betrag
      75, gesamtbetrag 84, summe 68, gesamtpreis 86, ventas 85, importe 75, ingresos 85, montant 75, chiffre
      affaires 95, value 62, sale amount 94, sales value 93, invoice amount 86, verkaufswert 92, umsatzerloese
      97`,
    `target tax vat cost discount id person rep qty quantity currency rank units unit average avg steuer
      kosten rabatt channel territory date shipping freight children income rating count`
  ),
  cost: words(
    'number',
    `total cost 95, cogs 97, cost of goods 95, cost amount 92, cost 86, costs 86, kosten 88, wareneinsatz 95,
      einstandswert 92, einkaufswert 92, costo 80, cout 80`,
    `unit price product per shipping center id versand each stueck item`
  ),
  profit: words(
    'number',
    `profit 97, gross profit 98, net profit 85, gewinn 96, rohertrag 95, deckungsbeitrag 90, earnings 70,
      ganancia 85, benefice 85, gross income 80, margin amount 85, rohgewinn 95`,
    `margin ratio percent pct rate marge center`
  ),
  quantity: words(
    'number',
    `quantity 97, qty 97, order quantity 98, quantity ordered 98, units sold 95, units 85, menge 97, anzahl
      85, stueckzahl 95, stuckzahl 95, stueck 80, cantidad 95, quantite 95, pieces 80, volume 62, count sold
      85, order qty 97, item count 80`,
    `price cost per stock preis kosten id`
  ),
  unitPrice: words(
    'number',
    `unit price 98, price each 95, price per unit 95, item price 92, product price 88, sale price 88, selling
      price 90, price 85, einzelpreis 98, stueckpreis 96, stuckpreis 96, verkaufspreis 90, preis 85, list price
      75, precio 85, prix 85`,
    `total extended cost gesamt purchase einkauf line`
  ),
  unitCost: words(
    'number',
    `unit cost 98, cost per unit 97, cost price 90, product cost 88, item cost 90, standard cost 88, purchase
      price 85, einkaufspreis 95, einstandspreis 95, stueckkosten 96, stuckkosten 96`,
    `total shipping gesamt`
  ),
  discount: words(
    'number',
    `discount 95, discount amount 96, discount rate 93, rabatt 95, nachlass 90, skonto 70, descuento 90,
      remise 90`,
    `id code type`
  ),
  customer: words(
    'label',
    `customer id 96, customer key 93, customer no 95, customer number 95, customer name 88, customer 93,
      client id 92, client 85, client name 83, kunde 93, kunden nr 96, kundennummer 96, kundenname 88, kunden
      id 96, buyer 82, account name 70, user id 65, cliente 90, account 60, customer code 94, debitor 88,
      kaeufer 82`,
    `segment type age gender email since rating city country manager first last`
  ),
  product: words(
    'label',
    `product name 97, product 94, item name 92, item 80, article 82, artikel 93, artikelbezeichnung 95,
      artikelname 95, produkt 94, produktname 97, article name 90, description 86, product description 80,
      bezeichnung 80, product id 84, product key 84, product code 84, product sku 83, sku 85, stock code 84,
      artikelnummer 84, artikel nr 84, item id 80, item code 80, producto 94, produit 94, model 62, product
      title 92, item description 86`,
    `category line price cost type group color colour size style subcategory kategorie gruppe quantity margin`
  ),
  category: words(
    'label',
    `category 97, product category 98, item category 95, kategorie 97, produktkategorie 97, warengruppe 96,
      produktgruppe 95, product line 82, product group 90, product type 82, item type 85, department 72, family
      62, categoria 95, categorie 95, sub category 75, subcategory 75, brand 60, segment 60, sortiment 75,
      artikelgruppe 95`,
    `customer payment id`
  ),
  region: words(
    'label',
    `region 97, sales region 98, territory 92, territory key 88, sales territory 94, gebiet 92,
      vertriebsgebiet 95, market 70, bundesland 80, state 74, province 74, branch 70, filiale 75, store 66,
      city 62, stadt 62, area 66, bezirk 75, niederlassung 78, standort 72, location 66`,
    `code status manager size postal`
  ),
  country: words(
    'label',
    `country 97, land 85, country name 96, country code 88, nation 80, pais 90, pays 90, lieferland 80, ship
      country 85`,
    ``
  ),
  channel: words(
    'label',
    `channel 97, sales channel 98, kanal 92, vertriebskanal 97, vertriebsweg 93, canal 85, source channel 80,
      platform 65`,
    `id`
  ),
  salesperson: words(
    'label',
    `salesperson 97, sales person 97, sales rep 96, sales representative 96, seller 82, rep 80, account
      manager 82, employee 70, verkaeufer 95, verkaufer 95, vertreter 90, aussendienst 85, mitarbeiter 68,
      vendedor 90, sales agent 95, agent 70, verkauft von 80`,
    `target commission`
  ),
  currency: words('label', `currency 97, currency code 98, waehrung 97, wahrung 97, moneda 90, devise 80`, `rate kurs`)
}
