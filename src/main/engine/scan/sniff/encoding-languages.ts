/**
 * What the letters above ASCII look like in the languages that were written in one-byte encodings. Each string lists a
 * language's own letters, most frequent first (order after common letter-frequency tables; exact rates are not needed).
 */
const west = {
  german: 'üäößÜÖÄ',
  french: 'éèàêçôîûâùïëœÉÀÈÇÊüÎÔ',
  spanish: 'óíáéñúüÁÓÉÍÑÚ',
  portuguese: 'ãçáéíóõêúâôàÁÉÃÇÓÕÍÊÚÂÔ',
  italian: 'àèùòìéÈÀ',
  swedish: 'äåöÅÄÖéü',
  danish: 'øåæØÅÆéöü',
  dutch: 'éëïèöüóêç',
  icelandic: 'áíðéóþöæúýÁÞÍÓÖÚÉÆÐ',
  estonian: 'äõüöšžÕÄÜÖ'
}
const central = {
  polish: 'łęóążśćńźŁŚŻÓĆŹĄĘŃ',
  czech: 'íáéěýřčšžůúťňďóČŠŘŽÚÁÍÉŮÝĚŤĎŇÓ',
  slovak: 'áíčéýšžúťôľňäďóĺŕČŠŽÁÚÍĽÉÝŤŇÓ',
  hungarian: 'áéöóőíüúűÁÉÖŐÓÜÍÚŰ',
  croatian: 'čšžćđŠČŽĆĐ',
  romanian: 'ăîâşţÎŞŢÂĂ'
}
const russianLetters = 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё'
const cyrillic = {
  russian: russianLetters,
  ukrainian: 'оаинвіерстлкудмпязьбгйчхжцюєїшщфґ',
  bulgarian: 'аоиентрсвлкпдмзубягщъчцжйхфшюь',
  serbian: 'аоиенрстјувкмдлпзбгчшњцжћљђфхџ'
}
const greek = { greek: 'αοιετσνηυρπκμλωςγδάίόέύήώθφχβξζψϊϋΐΰ' }

export interface OneByteEncoding {
  /** WHATWG label in lower case. */
  readonly label: string
  readonly languages: Readonly<Record<string, string>>
  /** Added to the score: how rare files in this encoding are. */
  readonly prior: number
  /** Whether its letters are Latin ones. */
  readonly isLatin?: boolean
}

/** Candidates that TextDecoder can decode; WHATWG reads ISO 8859-1 as windows-1252. */
export const oneByteEncodings: readonly OneByteEncoding[] = [
  { label: 'windows-1252', languages: west, prior: 0, isLatin: true },
  { label: 'windows-1250', languages: central, prior: -0.3, isLatin: true },
  { label: 'windows-1251', languages: cyrillic, prior: -0.3 },
  { label: 'windows-1253', languages: greek, prior: -0.3 },
  { label: 'windows-1254', languages: { turkish: 'ışüğçöİŞÜÇÖĞâ' }, prior: -0.4, isLatin: true },
  { label: 'windows-1255', languages: { hebrew: 'יוהלאמרתבנשדכעקחפםטצזגןסךףץ' }, prior: -0.3 },
  { label: 'windows-1256', languages: { arabic: 'اليمونرتبةعدسفهكقحجشطصخأإءذغثضىزئظؤآ' }, prior: -0.3 },
  {
    label: 'windows-1257',
    languages: { lithuanian: 'ėšžųūąčįęŠŽČĖŪ', latvian: 'āīēšņļūķģčžĀĪĒŠŅĻŪĶĢČŽ' },
    prior: -0.5,
    isLatin: true
  },
  { label: 'windows-874', languages: { thai: 'านรกเงอมยลวดทสตะปบคหแจพชขใไโผซถศธณษฐภฉฟญ่้ีัิืำุู์็ๆ' }, prior: -0.3 },
  { label: 'macintosh', languages: west, prior: -0.7, isLatin: true },
  { label: 'iso-8859-15', languages: west, prior: -0.5, isLatin: true },
  { label: 'iso-8859-2', languages: central, prior: -0.6, isLatin: true },
  { label: 'iso-8859-5', languages: cyrillic, prior: -0.9 },
  { label: 'iso-8859-7', languages: greek, prior: -0.7 },
  { label: 'koi8-r', languages: { russian: russianLetters }, prior: -0.4 },
  { label: 'koi8-u', languages: { ukrainian: cyrillic.ukrainian }, prior: -0.7 },
  { label: 'ibm866', languages: { russian: russianLetters }, prior: -0.5 },
  { label: 'x-mac-cyrillic', languages: { russian: russianLetters }, prior: -0.9 }
]
