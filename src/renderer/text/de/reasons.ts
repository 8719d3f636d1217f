/** Why an expression, a pattern or a step can't run: by code, with the values of the error's details in braces. */
import type { ExpressionReason } from '../../../shared/domain/expression/problem'
import type { PatternReason } from '../../../shared/domain/pattern/problem'

export const expressionReasonsDe: Readonly<Record<ExpressionReason, string>> = {
  empty: 'er ist leer',
  unexpected: '{got} steht, wo {wanted} gebraucht wird',
  needed: 'hier wird {wanted} gebraucht, und dies ist {got}',
  apart: '{one} und {other} passen nicht zusammen',
  'round-digits': 'die Stellen sind eine ganze Zahl von 0 bis 12',
  'written-number': 'hier muss eine ganze Zahl stehen, mindestens {least}',
  'written-text': 'hier wird ein Text in ‘einfachen Anführungszeichen’ gebraucht',
  'one-letter': 'hier wird ein Text aus genau einem Buchstaben gebraucht',
  unit: 'hier wird eines von {units} gebraucht',
  'date-pattern': 'ein Datum wird mit YYYY, MM oder M und DD oder D geschrieben, jedes einmal, mit Zeichen dazwischen',
  pattern: '{reason}',
  'no-group': 'das Muster hat keine Gruppe {group}',
  'always-null': 'er ist immer null und hat deshalb keinen Typ',
  'no-column': 'es gibt keine Spalte {name}',
  'no-column-but': 'es gibt keine Spalte {name}, aber {like}',
  minus: 'ein Minus braucht eine Zahl, und dies ist {got}',
  'no-order': 'wahr und falsch haben keine Reihenfolge',
  numbers: '{operator} braucht Zahlen, und dies ist {got}',
  'numbers-texts': '{operator} braucht Zahlen, und dies ist {got}: Texte verbindet concat',
  'numbers-dates': '{operator} braucht Zahlen, und dies ist {got}: Tage zählt days_between',
  arguments: '{signature} wird mit {count} Werten aufgerufen',
  'too-long': 'es ist länger als {limit} Zeichen',
  'too-many-parts': 'er hat mehr als {limit} Teile',
  'too-deep': 'er ist tiefer als {limit} verschachtelt',
  'long-chain': 'mehr als {limit} Operatoren stehen in einer Reihe',
  'two-comparisons': 'zwei Vergleiche hintereinander: verbinden Sie sie mit and',
  'no-function': 'es gibt keine Funktion {name}',
  unclosed: '{what} hat kein schließendes {close}',
  'empty-name': 'der Spaltenname in den Klammern ist leer',
  'double-quotes': 'Texte stehen in ‘einfachen Anführungszeichen’ und Spalten in [eckigen Klammern]',
  sign: '{sign} hat hier keine Bedeutung',
  'number-letter': 'auf eine Zahl folgt ein Buchstabe',
  'number-points': 'eine Zahl hat zwei Punkte',
  'number-digits': 'eine Zahl hat mehr als {limit} Ziffern'
}

export const patternReasonsDe: Readonly<Record<PatternReason, string>> = {
  empty: 'es gibt nichts zu suchen',
  'too-long': 'es ist länger als {limit} Zeichen',
  'too-deep': 'es ist tiefer als {limit} verschachtelt',
  'too-big': 'es wäre zu aufwendig: wiederholen Sie weniger',
  groups: 'es hat mehr als {limit} Gruppen',
  unopened: 'diese ) wurde nie geöffnet; für das Zeichen selbst schreiben Sie \\)',
  'unclosed-group': 'diese ( wird nie geschlossen; für das Zeichen selbst schreiben Sie \\(',
  'unclosed-class': 'diese [ wird nie geschlossen; für das Zeichen selbst schreiben Sie \\[',
  'empty-class': 'zwischen [ und ] steht nichts',
  'class-in-class': 'schreiben Sie \\[ für eine Klammer innerhalb von [ ]',
  range: 'ein Bereich geht von einem Zeichen zu einem anderen',
  'range-order': 'ein Bereich geht vom kleineren Zeichen zum größeren',
  'nothing-to-repeat': 'hier gibt es nichts zu wiederholen; für das Zeichen selbst schreiben Sie einen Backslash davor',
  'repeats-place': 'eine Stelle im Text lässt sich nicht wiederholen',
  'repeats-twice': 'das wird schon wiederholt; setzen Sie (?:…) darum',
  repeat: 'nichts darf mehr als {limit}-mal wiederholt werden',
  'repeat-order': 'die kleinere Zahl steht zuerst',
  'open-brace': 'nach { wird eine Zahl gebraucht; für das Zeichen selbst schreiben Sie \\{',
  'look-around': 'ein Blick voraus oder zurück ist nicht möglich',
  'group-flag': 'nur ( und (?: beginnen eine Gruppe; für Groß und Klein gibt es einen eigenen Schalter',
  'back-reference': 'ein Muster kann sich nicht auf seinen Fund beziehen',
  'lone-backslash': 'am Ende steht ein Backslash; für das Zeichen selbst schreiben Sie \\\\',
  escape: '\\{letter} hat keine Bedeutung',
  property: '\\p{…} nimmt eines von {names}',
  number: 'das ist keine Nummer eines Zeichens',
  'matches-nothing': 'es passt auch dort, wo nichts steht, also überall',
  'no-group': 'es hat keine Gruppe {group}',
  dollar: 'auf ein $ folgt die Nummer einer Gruppe; für das Zeichen selbst schreiben Sie $$',
  engine: 'die Engine kann es nicht verwenden'
}

export const stepReasonsDe: Readonly<Record<string, string>> = {
  'map-twice': 'links steht ein Wert zweimal',
  'retype-format': 'Typ und Format passen nicht zusammen'
}

/** Words for kinds of values and places, as they stand in the core's details. */
export const kindWordsDe: Readonly<Record<string, string>> = {
  text: 'Text',
  'a number': 'eine Zahl',
  'a whole number': 'eine ganze Zahl',
  'an exact number or a text': 'eine genaue Zahl oder ein Text',
  'true or false': 'wahr oder falsch',
  'a date': 'ein Datum',
  'a date with time': 'ein Datum mit Zeit',
  'a condition': 'eine Bedingung',
  'something with an order': 'etwas mit einer Reihenfolge',
  'the end': 'das Ende',
  'an operator or the end': 'ein Operator oder das Ende',
  'a column, a number, a text or a function': 'eine Spalte, eine Zahl, ein Text oder eine Funktion',
  'a text': 'ein Text',
  'column name': 'der Spaltenname',
  'whole number': 'ganze Zahl',
  'whole cents': 'ganze Cent',
  'number with a point': 'Zahl mit Dezimalpunkt',
  'yes or no': 'ja oder nein',
  date: 'Datum',
  time: 'Zeit'
}
