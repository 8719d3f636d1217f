/** Native ingestion: an `index_parallel` task. */
import { readableColumns, transformExpression } from './columns'
import type { IngestDimension, IngestForm, IngestMetric } from './ingest-form'
import { type IngestInput, inputFormatOf, inputSourceOf } from './ingest-input'
import { keyInContext, type NativeSpec } from './ingest-spec'
import { intervalText, replacedIntervals } from './intervals'
import type { Json } from './json'

/** For so long the task itself waits until its segments are loaded. */
const awaitMs = 120_000
/** So many rows that could not be read are named in the report. */
const savedProblems = 10

function dimension({ name, type, multiValue }: IngestDimension): Json {
  return { type, name, ...(multiValue ? { multiValueHandling: 'ARRAY' } : {}) }
}

function metric(metric: IngestMetric): Json {
  const { name } = metric
  switch (metric.kind) {
    case 'count':
      return { type: 'count', name }
    case 'sum':
    case 'min':
    case 'max': {
      const aggregate = { sum: 'Sum', min: 'Min', max: 'Max' }[metric.kind]
      return { type: metric.type + aggregate, name, fieldName: metric.column }
    }
    case 'hll':
      return { type: 'HLLSketchBuild', name, fieldName: metric.column, lgK: metric.lgK }
    case 'quantiles':
      return { type: 'quantilesDoublesSketch', name, fieldName: metric.column, k: metric.k }
  }
}

function partitions({ partitioning, maxRowsPerSegment }: IngestForm): Json {
  switch (partitioning.kind) {
    case 'dynamic':
      return { type: 'dynamic', maxRowsPerSegment }
    case 'hashed':
      return {
        type: 'hashed',
        targetRowsPerSegment: partitioning.targetRows,
        partitionDimensions: [...partitioning.dimensions]
      }
    case 'range':
      return {
        type: 'range',
        targetRowsPerSegment: partitioning.targetRows,
        partitionDimensions: [...partitioning.dimensions]
      }
  }
}

/** The task of a form that was checked. */
export function nativeSpecOf(form: IngestForm, input: IngestInput): NativeSpec {
  const replaced = replacedIntervals(form, input)
  const intervals = replaced === 'everything' ? [] : replaced.map(intervalText)
  const transforms = [...readableColumns(form, input).values()].flatMap(({ transform }) => transform ?? [])
  const task: Json = {
    type: 'index_parallel',
    spec: {
      dataSchema: {
        dataSource: form.dataSource,
        timestampSpec: {
          column: form.timeColumn,
          format: 'millis',
          ...(form.missingTime === null ? {} : { missingValue: form.missingTime })
        },
        ...(transforms.length === 0
          ? {}
          : {
              transformSpec: {
                transforms: transforms.map((transform) => ({
                  type: 'expression',
                  name: transform.name,
                  expression: transformExpression(transform)
                }))
              }
            }),
        dimensionsSpec: { dimensions: form.dimensions.map(dimension) },
        ...(form.rollup ? { metricsSpec: form.metrics.map(metric) } : {}),
        granularitySpec: {
          type: 'uniform',
          segmentGranularity: form.segmentGranularity,
          queryGranularity: form.queryGranularity,
          rollup: form.rollup,
          ...(intervals.length === 0 ? {} : { intervals })
        }
      },
      ioConfig: {
        type: 'index_parallel',
        inputSource: inputSourceOf(input.source),
        inputFormat: inputFormatOf(input.format),
        appendToExisting: form.mode === 'append',
        // Without it, segments of the interval that get no new row would stay.
        dropExisting: intervals.length > 0
      },
      tuningConfig: {
        type: 'index_parallel',
        partitionsSpec: partitions(form),
        ...(form.partitioning.kind === 'dynamic' ? {} : { forceGuaranteedRollup: true }),
        maxNumConcurrentSubTasks: form.maxNumTasks - 1,
        maxParseExceptions: 0,
        maxSavedParseExceptions: savedProblems,
        awaitSegmentAvailabilityTimeoutMillis: awaitMs
      }
    },
    context: { ...form.context, [keyInContext]: input.key }
  }
  return { kind: 'native', key: input.key, task }
}
