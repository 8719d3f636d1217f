import { alerts } from './alerts'
import { app } from './app'
import { board } from './board'
import { boards } from './boards'
import { business } from './business'
import { check } from './check'
import { cluster } from './cluster'
import { datasets } from './datasets'
import { datasource } from './datasource'
import { errors } from './errors'
import { exports } from './exports'
import { expression } from './expression'
import { fresh } from './fresh'
import { history } from './history'
import { home } from './home'
import { ingest } from './ingest'
import { jobs } from './jobs'
import { ledger } from './ledger'
import { load } from './load'
import { open } from './open'
import { profile } from './profile'
import { receipt } from './receipt'
import { recipe } from './recipe'
import { rejected } from './rejected'
import { replay } from './replay'
import { rules } from './rules'
import { s3 } from './s3'
import { settings } from './settings'
import { several } from './several'
import { shape } from './shape'
import { sql } from './sql'
import { targets } from './targets'

/** All words in English, by room. */
export const en = {
  app,
  home,
  open,
  check,
  jobs,
  history,
  receipt,
  settings,
  errors,
  shape,
  expression,
  exports,
  load,
  board,
  boards,
  alerts,
  fresh,
  datasets,
  datasource,
  s3,
  sql,
  targets,
  ledger,
  replay,
  recipe,
  rules,
  business,
  profile,
  rejected,
  several,
  cluster,
  ingest
}
