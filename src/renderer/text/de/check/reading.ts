export const reading = {
  types: {
    string: 'Text',
    long: 'Ganze Zahl',
    double: 'Zahl',
    decimal: 'Exakte Dezimalzahl',
    boolean: 'Ja oder nein',
    date: 'Datum',
    timestamp: 'Datum und Zeit'
  },
  /** In the middle of a sentence. */
  typeWord: {
    string: 'Text',
    long: 'ganze Zahl',
    double: 'Zahl',
    decimal: 'Dezimalzahl',
    boolean: 'ja oder nein',
    date: 'Datum',
    timestamp: 'Datum mit Zeit'
  },
  typeShort: {
    string: 'abc',
    long: '123',
    double: '1,2',
    decimal: ',00',
    boolean: 'j/n',
    date: 'Tag',
    timestamp: 'Zeit'
  },
  order: { dmy: 'Tag zuerst', mdy: 'Monat zuerst', ymd: 'Jahr zuerst', other: 'wie geschrieben' },
  numberStyle: {
    point: 'Dezimalpunkt',
    comma: 'Dezimalkomma',
    digits: '{{digits}} Stellen',
    thousands: 'gruppiert mit {{mark}}',
    blank: 'Leerzeichen',
    currency: 'mit {{marks}}',
    percent: 'Prozent',
    parentheses: '(…) ist negativ',
    trailing: 'Minus dahinter'
  },
  otherReadings: 'Andere Lesarten, die passen',
  ambiguous: {
    title: 'Was ist gemeint?',
    hint: 'Nichts in der Datei entscheidet es. Die Zeiträume helfen vielleicht.',
    hintCurrencies:
      'Beträge in mehreren Währungen lassen sich nicht addieren. Behalten Sie eine (die anderen passen dann nicht), oder nehmen Sie alle, wie sie sind.',
    hintNumbers: 'Nichts in der Datei entscheidet es. Die Wertebereiche helfen vielleicht.',
    range: '{{min}} bis {{max}}',
    fails_one: '{{count, number}} Wert passt nicht',
    fails_other: '{{count, number}} Werte passen nicht',
    allFit: 'jeder Wert passt'
  },
  reading: {
    title: 'So wird gelesen',
    type: 'Typ',
    scale: 'Nachkommastellen',
    decimalMark: 'Dezimalzeichen',
    thousands: 'Tausendergruppen',
    thousandsNone: 'keine',
    point: 'Punkt  .',
    comma: 'Komma  ,',
    blank: 'Leerzeichen',
    apostrophe: "Apostroph  '",
    patterns: 'Datumsformate',
    patternsHint: 'YYYY MM DD MMM HH mm ss; das erste passende gilt',
    pivot: 'Zweistellige Jahre bis zu diesem sind 20…',
    trueTokens: 'Wörter für ja',
    falseTokens: 'Wörter für nein',
    failing: 'Ein nicht lesbarer Wert',
    failReject: 'weist die Zeile ab',
    failEmpty: 'wird leer'
  }
}
