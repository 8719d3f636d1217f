/**
 * Words by which people name columns of sales data, by what they mean: English, German, French, Spanish, Italian, Portuguese, Dutch.
 * Lower case without accents (`nameTokens`). A word that means two things stands under both; which is meant shows in the
 * other words of the name and in the values.
 */

const lists = {
  order: `order orders ordered po bestellung bestellungen bestell auftrag auftraege auftrags vorgang vorgangs commande commandes cmd
    pedido pedidos orden ordenes ordine ordini encomenda encomendas bestelling bestellingen bestel booking buchung buchungs
    reservation reserva prenotazione`,
  contract: `contract contracts vertrag vertrags contrat contrato contratto`,
  invoice: `invoice invoices inv bill billing rechnung rechnungs rechnungen faktura facture factures facturation factura facturas
    facturacion fattura fatture fatturazione fatura faturas factuur facturen receipt receipts bon bons kassenbon beleg belegs ticket
    recibo ricevuta scontrino quittung document documento doc voucher`,
  transaction: `transaction transactions trans txn transaktion transaktions transaccion transaccione transazione transacao transactie checkout
    basket cart purchase purchased kauf einkauf achat achats compra compras acquisto acquisti aankoop`,
  sale: `vk sale sales sold selling verkauf verkaufs verkaeufe verkauft vertrieb vertriebs vente ventes venta ventas vendita vendite
    venda vendas verkoop verkopen retail`,
  date: `date dates datum dt fecha data day tag dag jour dia giorno datetime timestamp zeitpunkt datumtijd on at`,
  time: `time zeit uhrzeit heure hora ora tijd`,
  period: `period periode periodo month monat mois mes mese maand week woche semaine semana settimana`,
  created: `created createdat issued issue emissione emission emitida emitido ausgestellt placed erstellt angelegt creation creado creato criado aangemaakt award awarded signed`,
  posting: `posting buchung buchungs booked comptable contable contabile`,
  number: `no num number numbers nr nbr nummer nummern numero numeros n ref reference referenz referencia riferimento referentie`,
  id: `id ids key keys code codes uid guid uuid identifier kennung schluessel cle clave codigo codice cod chiave kode sku ean gtin asin upc`,
  name: `name names full bezeichnung nom nombre nome naam title titel titre titulo titolo label bez`,
  detail: `description descr desc beschreibung designation libelle descripcion descrizione descricao omschrijving beschrijving
    detail details comment comments bemerkung notiz note notes text remark`,
  customer: `customer customers cust client clients kunde kunden kd debitor debitoren debtor buyer buyers kaeufer besteller acheteur cliente
    clientes clienti klant klanten afnemer comprador acquirente member subscriber user account partner patron shopper`,
  product: `product products prod produkt produkte produits produit producto productos prodotto prodotti produto produtos item items article
    articles articulo articulos articolo articoli artigo artigos artikel artikels ware material merchandise model modell modelo goods art sku skus ean gtin asin upc`,
  stock: `stock stocks bestand inventory inventario estoque existencias giacenza voorraad lager`,
  category: `category categories cat kategorie kategorien categorie categoria categorias warengruppe warengruppen produktgruppe artikelgruppe
    genre genero genere rubrique familia famille famiglia family department departamento reparto afdeling abteilung sortiment assortment`,
  group: `group gruppe groupe grupo gruppo groep line linie ligne linea linha lijn`,
  kind: `type types typ tipo kind art class klasse classe clase soort`,
  supplier: `supplier suppliers vendor lieferant lieferanten fournisseur proveedor fornitore fornecedor leverancier manufacturer hersteller
    fabricant contractor courier carrier`,
  sub: `sub unter sous`,
  brand: `brand marke marque marca merk`,
  segment: `segment segmento`,
  region: `region regionen regions regione regiao regio gebiet gebiets territory territories territoire territorio bezirk bezirks zone zona
    area district distrito distretto rayon`,
  state: `uf wilaya prefecture prefectura voivodship oblast comune commune municipio municipality gemeinde state states province provincia provincie bundesland kanton canton estado stato county departement`,
  place: `city cities stadt ort ville ciudad citta cidade stad town plaats location standort branch branches filiale filialen local sede pdv store stores shop
    tienda negozio loja winkel magasin geschaeft outlet sucursal filial niederlassung agence market markt marche mercado mercato markets`,
  country: `country countries land laender pays pais paese nation staat lander`,
  channel: `channel channels kanal kanaele canal canaux canale canali kanaal vertriebsweg absatzweg platform plattform plateforme plataforma
    medium`,
  method: `method methode metodo`,
  salesperson: `salesperson salesman salesrep rep reps representative seller verkaeufer verkaufer verkaeuferin vertreter aussendienst vendeur
    commercial vendedor vendedora comercial venditore agente verkoper vertegenwoordiger salesagent agent`,
  person: `staff personal personnel salaries salarie employees employes empleados dipendenti funcionarios person personne persona persoon mitarbeiter employee employe empleado impiegato funcionario medewerker associate executive manager
    consultant`,
  currency: `currency currencies curr ccy waehrung wahrung waehrungs devise devises monnaie moneda divisa valuta moeda`,
  revenue: `revenu revenus incasso incassi recaudo recaudacion facturado faturado revenue revenues turnover umsatz umsaetze umsatzerloese erloes erlos erloese gmv omzet fatturato ricavi ricavo faturamento receita
    receitas ingreso ingresos recette recettes verkaufswert nettoumsatz bruttoumsatz ca`,
  amount: `amount amounts amt betrag montant montants importe importo monto montante valor value wert valore valeur waarde bedrag quantia
    rechnungsbetrag`,
  total: `total totals totale totaux totaal gesamt summe somme suma somma soma sum grand subtotal zwischensumme`,
  net: `net netto nettobetrag neto liquido nette ht excl`,
  gross: `gross brutto brut bruto lordo ttc incl`,
  extended: `extended ext`,
  quantity: `quantity quantities qty qte quant menge mengen anzahl stueckzahl stuckzahl quantite cantidad cant quantita qta quantidade qtd qtde
    qnt aantal hoeveelheid volume absatz absatzmenge`,
  unit: `unit units einzel einheit einheiten stueck stuck stk stuks stuk unite unites unitaire unidad unidades unitario unitaria unita unidade
    eenheid pc pcs piece pieces pezzo pezzi peca pecas piezas pieza each eenheids per pro par por`,
  count: `count anzahl nombre numero boxes cases bottles`,
  price: `price prices preis preise prix precio precios prezzo prezzi preco precos prijs prijzen verkaufspreis listenpreis msrp rrp uvp tarif rate`,
  cost: `cost costs kosten kost cout couts coste costes costo costos costi custo custos kostprijs cogs wareneinsatz einstandswert einkaufswert
    einstand inkoop selbstkosten herstellkosten`,
  purchase: `purchase einkauf einkaufs einstands ek achat compra acquisto inkoop`,
  profit: `profit profits gewinn ertrag rohertrag rohgewinn deckungsbeitrag db benefice benefices beneficio ganancia ganancias utilidad utile profitto
    guadagno lucro winst earnings`,
  income: `income einkommen`,
  margin: `margin marge marges margen margine margem spanne`,
  ratio: `percent percentage pct prozent ratio quote satz anteil pourcentage taux porcentaje percentuale percentual percentagem percentage`,
  discount: `discount discounts disc rabatt rabatte nachlass skonto descuento descuentos sconto sconti desconto descontos remise remises
    rabais korting kortingen reduction`,
  tax: `tax taxes vat gst mwst ust umsatzsteuer mehrwertsteuer steuer steuern taxe tva impuesto impuestos iva imposta imposto btw belasting`,
  shipping: `ship shipping shipped shipment delivery delivered deliver liefer lieferung versand versandt livraison expedition envio entrega
    spedizione consegna frete verzending levering lever freight fracht dispatch handling porto`,
  due: `due faellig faelligkeit echeance vencimiento scadenza vencimento verval paid payment pay bezahlt zahlung zahlungs paiement pago pagamento
    betaling`,
  birth: `birth birthday birthdate dob geburt geburts geburtsdatum naissance nacimiento nascita nascimento geboorte`,
  changed: `update updated modified changed changedat open opened opening ouverture eroeffnung apertura abertura registration inscription anmeldung registrazione cadastro alta devolucao
    devolucion rueckgabe retour reso geaendert end ende fin fine fim eind start begin beginn inicio inizio since joined signup registered
    expiry expiration last first stock previous next return returned`,
  address: `address adresse street strasse rue calle direccion indirizzo endereco adres zip pincode postal postcode plz postleitzahl email mail phone
    telefon telephone telefono telefoon latitude longitude ip url`,
  trait: `age alter gender sex geschlecht marital status priority rating score review size groesse color colour farbe style weight gewicht
    education occupation loyalty fidelite fidelidad fidelidade fedelta treue tier satisfaction flag band bucket day weekday wochentag year jahr jaar annee anno ano exercice quarter qtr`,
  lines: `row line item position pos zeile lfd seq sequence index idx lineitem`,
  target: `prevu prevue prevus prevues previsto prevista geplant planned annuel annuelle target goal budget plan forecast soll ziel quota objectif objetivo commission avg average mean durchschnitt moyenne media rank
    ranking previous prev cumulative running ytd lifetime annual`,
  distribution: `children household balance credit fee fees refund`,
  business: `affaires negocio`,
  figure: `chiffre cifra`
} as const

export type Concept = keyof typeof lists

const conceptsOf = new Map<string, Concept[]>()
for (const [concept, list] of Object.entries(lists) as [Concept, string][]) {
  for (const word of list.split(/\s+/)) {
    const known = conceptsOf.get(word) ?? []
    if (!known.includes(concept)) conceptsOf.set(word, [...known, concept])
  }
}

/** Words that say nothing by themselves. */
const fillers = new Set(
  `the of and in a an de du des la le les l d do da dos das di del della dello degli dei der die den dem und von zu im am
  y e et el los las il lo gli van het een o os as to for`.split(/\s+/)
)

/** Shortest word that counts inside of a compound; shorter ones would be found everywhere. */
const shortestPart = 3
/** Short words that end a compound: `orderid`, `kundennr`. */
const shortEnds = new Set(['id', 'no', 'nr'])
/** Sounds between the parts of a compound. */
const joints = ['', 's', 'n', 'en', 'e']

/** One word of a name: what it may mean; empty when nobody knows. */
export type Meaning = readonly Concept[]

/** The meanings of a name's tokens; words that say nothing are left out, compounds are taken apart. */
export function meaningsOf(tokens: readonly string[]): Meaning[] {
  const joined = tokens
    .join(' ')
    .replace(/\bline items?\b/, 'lineitem')
    .split(' ')
  const telling = joined.filter((token) => !fillers.has(token) || tokens.length === 1)
  return telling.flatMap((token): Meaning[] => {
    if (/^\d+$/.test(token)) return []
    // `address1`, `belegfeld2`: the number only counts.
    const known = conceptsOf.get(token) ?? conceptsOf.get(token.replace(/\d+$/, ''))
    if (known) return [known]
    const parts = partsOf(token)
    return parts ? parts.map((part) => conceptsOf.get(part) ?? []) : [[]]
  })
}

/** The words that a compound is made of, the fewest, longest first; null when a piece of it is unknown. */
function partsOf(token: string): string[] | null {
  for (let end = token.length; end >= shortestPart; end--) {
    const word = token.slice(0, end)
    if (!conceptsOf.has(word)) continue
    if (end === token.length) return [word]
    for (const joint of joints) {
      const rest = token.slice(end)
      if (!rest.startsWith(joint)) continue
      const tail = rest.slice(joint.length)
      if (tail.length === 0) continue
      if (shortEnds.has(tail)) return [word, tail]
      if (tail.length < shortestPart) continue
      const others = partsOf(tail)
      if (others) return [word, ...others]
    }
  }
  return null
}
