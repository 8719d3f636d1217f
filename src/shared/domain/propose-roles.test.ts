import { describe, expect, it } from 'vitest'
import type { ColumnType } from './column-type'
import { assignedRoles, nameTokens, proposeRoles } from './propose-roles'
import type { ColumnFacts } from './role-facts'

const types: Record<string, ColumnType> = {
  text: { kind: 'string' },
  long: { kind: 'long' },
  money: { kind: 'decimal', precision: 12, scale: 2 },
  date: { kind: 'date' },
  flag: { kind: 'boolean' }
}

/** `Order Date:date Sales:money`, columns separated by semicolons; 1,000 rows, `/n` different values. */
function facts(list: string): ColumnFacts[] {
  return list.split(';').map((entry) => {
    const [name = '', kind = ''] = entry.trim().split(':')
    const [type = '', distinct = '200'] = kind.split('/')
    return {
      name,
      type: types[type] ?? { kind: 'string' },
      rowCount: 1000,
      nullCount: 0,
      distinctCount: Number(distinct)
    }
  })
}

function rolesOf(list: string) {
  return assignedRoles(proposeRoles(facts(list)))
}

describe('roles by name, type and values', () => {
  it.each([
    ['OrderDate', 'order date'],
    ['ORDER_DATE', 'order date'],
    ['Bestell-Größe', 'bestell groesse'],
    ['invoiceNo', 'invoice no'],
    ['CustomerID', 'customer id'],
    ['Prix à l’unité', 'prix a l unite']
  ])('%s is read as %s', (name, tokens) => {
    expect(nameTokens(name).join(' ')).toBe(tokens)
  })

  it('an export of a shop', () => {
    expect(
      rolesOf(
        'Order ID:text; Order Date:date; Ship Date:date; Customer ID:text; Customer Name:text; Country:text/3; Region:text/4; Category:text/3; Sub-Category:text/17; Product Name:text; Sales:money; Quantity:long; Discount:money; Profit:money'
      )
    ).toEqual({
      orderId: 'Order ID',
      orderDate: 'Order Date',
      customer: 'Customer ID',
      country: 'Country',
      region: 'Region',
      category: 'Category',
      product: 'Product Name',
      revenue: 'Sales',
      quantity: 'Quantity',
      discount: 'Discount',
      profit: 'Profit'
    })
  })

  it('capitals without blanks', () => {
    expect(
      rolesOf(
        'ORDERNUMBER:long; QUANTITYORDERED:long; PRICEEACH:money; SALES:money; ORDERDATE:date; STATUS:text/6; PRODUCTLINE:text/7; PRODUCTCODE:text/109; CUSTOMERNAME:text/92; TERRITORY:text/4; COUNTRY:text/19'
      )
    ).toEqual({
      orderId: 'ORDERNUMBER',
      quantity: 'QUANTITYORDERED',
      unitPrice: 'PRICEEACH',
      revenue: 'SALES',
      orderDate: 'ORDERDATE',
      category: 'PRODUCTLINE',
      product: 'PRODUCTCODE',
      customer: 'CUSTOMERNAME',
      region: 'TERRITORY',
      country: 'COUNTRY'
    })
  })

  it('German names', () => {
    expect(
      rolesOf(
        'Rechnungsnr.:text; Bestelldatum:date; Lieferdatum:date; Kunden-Nr:long; Artikelbezeichnung:text; Warengruppe:text/9; Menge:long; Einzelpreis:money; Umsatz (netto):money; Wareneinsatz:money; Vertriebskanal:text/3; Verkäufer:text/12; Land:text/5; Währung:text/1'
      )
    ).toMatchObject({
      orderDate: 'Bestelldatum',
      customer: 'Kunden-Nr',
      product: 'Artikelbezeichnung',
      category: 'Warengruppe',
      quantity: 'Menge',
      unitPrice: 'Einzelpreis',
      revenue: 'Umsatz (netto)',
      cost: 'Wareneinsatz',
      channel: 'Vertriebskanal',
      salesperson: 'Verkäufer',
      country: 'Land',
      currency: 'Währung'
    })
  })

  it.each([
    [
      'Spanish',
      'Fecha de pedido:date; Nº de pedido:text; Cliente:text; Producto:text; Categoría:text/9; Cantidad:long; Precio unitario:money; Importe total:money; País:text/9; Vendedor:text/9',
      'Fecha de pedido, Nº de pedido, Cliente, Producto, Categoría, Cantidad, Precio unitario, Importe total, País, Vendedor'
    ],
    [
      'French',
      'Date de commande:date; N° commande:text; Client:text; Désignation:text; Famille:text/9; Quantité:long; Prix unitaire HT:money; Montant HT:money; Pays:text/9; Vendeur:text/9',
      'Date de commande, N° commande, Client, Désignation, Famille, Quantité, Prix unitaire HT, Montant HT, Pays, Vendeur'
    ],
    [
      'Italian',
      'Data ordine:date; Numero ordine:text; Cliente:text; Descrizione articolo:text; Categoria:text/9; Quantità:long; Prezzo unitario:money; Importo:money; Paese:text/9; Venditore:text/9',
      'Data ordine, Numero ordine, Cliente, Descrizione articolo, Categoria, Quantità, Prezzo unitario, Importo, Paese, Venditore'
    ],
    [
      'Portuguese',
      'Data do Pedido:date; Número do Pedido:text; Nome do Cliente:text; Produto:text; Categoria:text/9; Quantidade:long; Preço Unitário:money; Valor Total:money; País:text/9; Vendedor:text/9',
      'Data do Pedido, Número do Pedido, Nome do Cliente, Produto, Categoria, Quantidade, Preço Unitário, Valor Total, País, Vendedor'
    ],
    [
      'Dutch',
      'Orderdatum:date; Ordernummer:text; Klantnaam:text; Artikelnaam:text; Productgroep:text/9; Aantal:long; Stukprijs:money; Omzet:money; Land:text/9; Verkoper:text/9',
      'Orderdatum, Ordernummer, Klantnaam, Artikelnaam, Productgroep, Aantal, Stukprijs, Omzet, Land, Verkoper'
    ]
  ])('%s names', (_, list, wanted) => {
    const [orderDate, orderId, customer, product, category, quantity, unitPrice, revenue, country, salesperson] =
      wanted.split(', ')
    expect(rolesOf(list)).toEqual({
      orderDate,
      orderId,
      customer,
      product,
      category,
      quantity,
      unitPrice,
      revenue,
      country,
      salesperson
    })
  })

  it('keys of a sales table, lines and shipping left aside', () => {
    expect(
      rolesOf(
        'OrderDate:date; ShipDate:date; EmployeeKey:long; SalesTerritoryKey:long/9; ProductKey:long; OrderLineItem:long/9; OrderQuantity:long; UnitPrice:money; ExtendedAmount:money; DiscountAmount:money; ProductStandardCost:money; TotalProductCost:money; SalesAmount:money; TaxAmt:money; Freight:money'
      )
    ).toEqual({
      orderDate: 'OrderDate',
      salesperson: 'EmployeeKey',
      region: 'SalesTerritoryKey',
      product: 'ProductKey',
      quantity: 'OrderQuantity',
      unitPrice: 'UnitPrice',
      discount: 'DiscountAmount',
      unitCost: 'ProductStandardCost',
      cost: 'TotalProductCost',
      revenue: 'SalesAmount'
    })
  })

  it('values say what names do not: countries, currencies, ways of selling, shares', () => {
    const [a, b, c, d] = facts('x:text/3; y:text/2; z:text/2; Profit margin:money')
    if (!a || !b || !c || !d) throw new Error('no columns')
    const proposals = proposeRoles([
      { ...a, topValues: ['Frankreich', 'Italia', 'United Kingdom'] },
      { ...b, topValues: ['EUR', 'USD'] },
      { ...c, topValues: ['Online', 'Offline'] },
      { ...d, min: '0.1', max: '0.57' }
    ])
    expect(assignedRoles(proposals)).toEqual({ country: 'x', currency: 'y', channel: 'z' })
  })

  it('a bare name is that of what the other columns are about', () => {
    expect(rolesOf('Name:text; Product ID:text; Price:money')).toMatchObject({ unitPrice: 'Price' })
    expect(rolesOf('Kunden-ID:text; Name:text; Ort:text')).not.toHaveProperty('product')
    expect(rolesOf('Nombre_Farmacia:text; Distrito:text')).not.toHaveProperty('product')
    expect(rolesOf('Type:text/4; Date:date; Amount:money')).not.toHaveProperty('category')
  })

  it('counts of orders are neither amounts nor numbers of orders; a bare ID is where nothing else is', () => {
    expect(rolesOf('customer_id:text; total_orders:long; avg_order_value:money')).toEqual({ customer: 'customer_id' })
    expect(rolesOf('ID:long/1000; USER_ID:long; ORDER_DATE:date')).toEqual({
      orderId: 'ID',
      customer: 'USER_ID',
      orderDate: 'ORDER_DATE'
    })
    expect(rolesOf('ID:long/1000; Product:text; Price:money')).not.toHaveProperty('orderId')
  })

  it('remarks in parentheses, stock, billing names and line items', () => {
    expect(rolesOf('Umsatz (ohne Soll/Haben-Kz):money; Belegdatum:date')).toMatchObject({
      revenue: 'Umsatz (ohne Soll/Haben-Kz)'
    })
    expect(rolesOf('Product_ID:text; Stock:long')).toMatchObject({ product: 'Product_ID' })
    expect(rolesOf('BillToName:text; BillToState:text/20; SalesOrderNo:text')).toMatchObject({
      customer: 'BillToName',
      region: 'BillToState',
      orderId: 'SalesOrderNo'
    })
    expect(rolesOf('order_number:text; line_item:long/9; product_key:long')).not.toHaveProperty('category')
  })

  it('how far an order has come is no region, and people’s sex no category', () => {
    const [column] = facts('Estado:text/4')
    if (column === undefined) throw new Error('no column')
    const values = (topValues: string[]) => assignedRoles(proposeRoles([{ ...column, topValues }]))
    expect(values(['Procesando', 'Enviado', 'Entregado', 'Cancelado'])).toEqual({})
    expect(values(['Jalisco', 'Sonora', 'Oaxaca', 'Puebla'])).toEqual({ region: 'Estado' })
    const [genre] = facts('genero:text/3')
    if (genre === undefined) throw new Error('no column')
    expect(assignedRoles(proposeRoles([{ ...genre, topValues: ['Masculino', 'Femenino'] }]))).toEqual({})
    expect(assignedRoles(proposeRoles([{ ...genre, topValues: ['Romance', 'Ensaio', 'Poesia'] }]))).toEqual({
      category: 'genero'
    })
  })

  it('a text too long for a name is no product', () => {
    const [id, text] = facts('ProductKey:long; ProductDescription:text/290')
    if (!id || !text) throw new Error('no columns')
    expect(assignedRoles(proposeRoles([id, { ...text, longest: 240 }]))).toEqual({ product: 'ProductKey' })
  })

  it('totals and costs of the line against those of a piece', () => {
    expect(
      rolesOf(
        'Region:text/7; Item Type:text/12; Sales Channel:text/2; Order ID:long; Order Date:date; Ship Date:date; Units Sold:long; Unit Price:money; Unit Cost:money; Total Revenue:money; Total Cost:money; Total Profit:money; Shipping Cost:money'
      )
    ).toEqual({
      region: 'Region',
      category: 'Item Type',
      channel: 'Sales Channel',
      orderId: 'Order ID',
      orderDate: 'Order Date',
      quantity: 'Units Sold',
      unitPrice: 'Unit Price',
      unitCost: 'Unit Cost',
      revenue: 'Total Revenue',
      cost: 'Total Cost',
      profit: 'Total Profit'
    })
  })

  it('a receipt with tax, branch and cogs', () => {
    expect(
      rolesOf(
        'Invoice ID:text; Branch:text/3; City:text/3; Customer type:text/2; Product line:text/6; Unit price:money; Quantity:long; Tax 5%:money; Total:money; Date:date; cogs:money; gross margin percentage:money; gross income:money; Rating:money'
      )
    ).toEqual({
      orderId: 'Invoice ID',
      region: 'Branch',
      category: 'Product line',
      unitPrice: 'Unit price',
      quantity: 'Quantity',
      revenue: 'Total',
      orderDate: 'Date',
      cost: 'cogs',
      profit: 'gross income'
    })
  })

  it('never takes a date of another meaning, a text for a number, or one column twice', () => {
    expect(rolesOf('Ship Date:date; BirthDate:date')).toEqual({})
    expect(rolesOf('Sales:text; Order Date:text')).toEqual({})
    const proposals = proposeRoles(facts('Sales:money; Sales Amount:money; Net Sales:money; Total:money'))
    expect(proposals.map(({ role, column }) => [role, column])).toEqual([['revenue', 'Net Sales']])
  })

  it('takes the only date when its name says nothing', () => {
    expect(rolesOf('x1:date; x2:money')).toEqual({ orderDate: 'x1' })
    expect(rolesOf('x1:date; x2:date')).toEqual({})
  })

  it('reads keys that went through a spreadsheet', () => {
    expect(rolesOf('CustomerID:money; Customer rating:money')).toEqual({ customer: 'CustomerID' })
  })

  it('offers nothing for an empty column', () => {
    const [column] = facts('Region:text')
    if (column === undefined) throw new Error('no column')
    expect(proposeRoles([{ ...column, nullCount: 1000, distinctCount: 0 }])).toMatchObject([{ confidence: 0.47 }])
  })
})
