import { column } from './column'
import { evidence } from './evidence'
import { findings } from './findings'
import { quality } from './quality'
import { reading } from './reading'

export const check = {
  title: 'Check',
  next: 'Continue to Shape',
  decide: 'Decide how to read {{column}}',
  guess: 'first guess from {{rows}} rows',
  checking: '{{step}}, {{fraction}}',
  rate: '{{rate}}/s',
  verified_one: 'types verified on {{count, number}} row in {{took}}',
  verified_other: 'types verified on {{count, number}} rows in {{took}}',
  verifiedEarly_one: 'types verified on {{count, number}} row in {{took}}, profiling goes on',
  verifiedEarly_other: 'types verified on {{count, number}} rows in {{took}}, profiling goes on',
  readEarly_one: '{{count, number}} row read in {{took}}, profiling goes on',
  readEarly_other: '{{count, number}} rows read in {{took}}, profiling goes on',
  breaks:
    'Line {{line, number}}, column {{column}}: “{{text}}” does not read as {{type}}. Looking at the whole column …',
  again: 'checking again',
  failed: 'The file can’t be checked',
  gridLabel: 'Rows of the file with failing values marked',
  steps: {
    decode: 'Decoding',
    structure: 'Counting rows',
    types: 'Reading types',
    profile: 'Profiling columns',
    shape: 'Shaping rows',
    write: 'Writing',
    load: 'Loading',
    publish: 'Writing files',
    upload: 'Uploading',
    ingest: 'Ingesting',
    'wait-slot': 'Waiting for a task slot',
    'wait-lock': 'Waiting for another task',
    verify: 'Verifying'
  },
  card: {
    empty: '{{share}} empty',
    full: 'no gaps',
    distinct_one: '{{count, number}} value',
    distinct_other: '{{count, number}} distinct',
    about: '≈ {{number}} distinct',
    verified: 'all read as {{type}}',
    breaks: 'not {{type}}: “{{text}}”',
    allDistinct: 'all distinct',
    valid: '{{share}} of the values read as {{type}}'
  },
  ...reading,
  ...evidence,
  ...column,
  ...findings,
  ...quality
} as const
