/** The OpenAPI document, made from the contract. */
import { type OpenAPI, OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { contract } from '../../../shared/contract'
import { formRoutes } from '../ingest-form'

const description = `Opens, checks, shapes, loads and explores sales files on this machine. Every call needs the token of
\`run.json\` in the workspace folder as \`Authorization: Bearer …\`. Files are named by a path inside the folders the app may read,
or sent to \`POST /upload?name=…\` first, which answers with their path.`

const errorSchema = {
  type: 'object',
  required: ['code', 'message', 'details', 'retryable'],
  properties: {
    code: { type: 'string', description: 'What went wrong, as room.reason', examples: ['open.not-found'] },
    message: { type: 'string', description: 'What happened, where, and what to do next' },
    details: { type: 'object', additionalProperties: true },
    retryable: { type: 'boolean', description: 'Whether the same call may succeed when it is made again' }
  }
} as const

/** Builds the document; `version` is the app's. */
export async function apiDocument(version: string): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(contract, {
    info: { title: 'Sales Analytics', version, description },
    servers: [{ url: '/api' }],
    security: [{ bearer: [] }],
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: { Error: errorSchema as never }
    }
  })
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const operation of operationsOf(item)) {
      operation.responses ??= {}
      operation.responses.default ??= {
        description: 'An error',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } }
      }
      if (formRoutes.includes(`/api${path}`)) addForm(operation)
    }
  }
  return document
}

export const methods = ['get', 'post', 'put', 'patch', 'delete'] as const

/** The operations of one path. */
export function operationsOf(item: OpenAPI.PathItemObject | undefined): OpenAPI.OperationObject[] {
  return methods.flatMap((method) => item?.[method] ?? [])
}

/** The same input as a form: `file` in the place of `path`. */
function addForm(operation: OpenAPI.OperationObject): void {
  const body = operation.requestBody
  if (!body || '$ref' in body) return
  const schema = body.content['application/json']?.schema as { properties?: Record<string, unknown> } | undefined
  const { path: _, ...fields } = schema?.properties ?? {}
  body.content['multipart/form-data'] = {
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' }, ...fields }
    } as never
  }
}
