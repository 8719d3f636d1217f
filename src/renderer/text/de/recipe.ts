import type { recipe as en } from '../en/recipe'
import type { Words } from '../words'

export const recipe: Words<typeof en> = {
  menu: 'Rezept',
  save: 'Als Datei speichern',
  take: 'Aus einer Datei übernehmen',
  taken: '{{name}} ist jetzt das Rezept',
  failed: '{{name}} wurde nicht übernommen',
  fits: 'Alle seine Spalten gibt es in dieser Datei.',
  missing_one: 'Spalte {{columns}} gibt es in dieser Datei nicht; Schritte, die sie brauchen, sind markiert.',
  missing_other: 'Die Spalten {{columns}} gibt es in dieser Datei nicht; Schritte, die sie brauchen, sind markiert.',
  extra_one: 'Das Rezept kennt die Spalte {{columns}} nicht; sie wird weggelassen.',
  extra_other: 'Das Rezept kennt die Spalten {{columns}} nicht; sie werden weggelassen.',
  renamed: 'Hier anders geschrieben: {{columns}}.'
}
