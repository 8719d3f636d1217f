/** The documentation page: plain HTML made from the OpenAPI document, readable without network and without script. */
import type { OpenAPI } from '@orpc/openapi'
import { escapeHtml } from '../pages'
import { methods } from './document'

interface Entry {
  readonly method: string
  readonly path: string
  readonly operation: OpenAPI.OperationObject
}

/** The whole page. */
export function docsPage(document: OpenAPI.Document): string {
  const entries = entriesOf(document)
  const tags = [...new Set(entries.map(tagOf))]
  const example = `curl -H "Authorization: Bearer $TOKEN" http://127.0.0.1:PORT/api/datasets`
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(document.info.title)} API</title><link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="/api/docs/style.css"></head>
<body><nav aria-label="Calls"><h1>${escapeHtml(document.info.title)} API</h1><p>Version ${escapeHtml(document.info.version)} · <a href="/api/openapi.json">OpenAPI document</a></p>
${tags.map((tag) => navigation(tag, entries)).join('\n')}</nav>
<main><section><p>${codeMarks(document.info.description ?? '')}</p><pre>${escapeHtml(example)}</pre>
<p>Errors have the body <code>{ code, message, details, retryable }</code>.</p></section>
${tags.map((tag) => section(tag, entries)).join('\n')}</main><script src="/api/docs/try.js"></script></body></html>`
}

function entriesOf(document: OpenAPI.Document): Entry[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item?.[method]
      return operation ? [{ method, path, operation }] : []
    })
  )
}

function tagOf(entry: Entry): string {
  // Feeds have no tag of their own; they belong to the room their path begins with.
  return entry.operation.tags?.[0] ?? entry.path.split('/')[1] ?? ''
}

function anchor(entry: Entry): string {
  return `${entry.method}${entry.path.replace(/[^a-z]+/gi, '-')}`.replace(/-$/, '')
}

function navigation(tag: string, entries: readonly Entry[]): string {
  const links = entries
    .filter((entry) => tagOf(entry) === tag)
    .map(
      (entry) =>
        `<li><a href="#${anchor(entry)}"><b class="${entry.method}">${entry.method}</b> ${escapeHtml(entry.path)}</a></li>`
    )
  return `<h2>${escapeHtml(tag)}</h2><ul>${links.join('')}</ul>`
}

function section(tag: string, entries: readonly Entry[]): string {
  const calls = entries.filter((entry) => tagOf(entry) === tag).map(call)
  return `<section><h2>${escapeHtml(tag)}</h2>${calls.join('\n')}</section>`
}

function call(entry: Entry): string {
  const { method, path, operation } = entry
  const parameters = (operation.parameters ?? []).flatMap((each) => ('$ref' in each ? [] : [each]))
  const body = operation.requestBody && !('$ref' in operation.requestBody) ? operation.requestBody.content : {}
  const answer = Object.entries(operation.responses ?? {}).flatMap(([status, response]) =>
    status.startsWith('2') && response && 'content' in response ? Object.entries(response.content ?? {}) : []
  )
  return `<article id="${anchor(entry)}"><h3><b class="${method}">${method}</b> <code>/api${escapeHtml(path)}</code></h3>
<p>${escapeHtml(operation.summary ?? (path.endsWith('watch') || path.endsWith('feed') ? 'A feed (server-sent events)' : ''))}</p>
${parameters.length > 0 ? parameterTable(parameters) : ''}
${Object.entries(body)
  .map(([type, media]) => schemaBlock(`Body, ${type}`, media?.schema))
  .join('')}
${answer.map(([type, media]) => schemaBlock(`Answer, ${type}`, media?.schema)).join('')}
${tryOut(entry, parameters, 'application/json' in body)}</article>`
}

function parameterTable(parameters: readonly OpenAPI.ParameterObject[]): string {
  const rows = parameters.map(
    (each) =>
      `<tr><th scope="row"><code>${escapeHtml(each.name)}</code></th><td>${escapeHtml(each.in)}${each.required ? ', required' : ''}</td><td><code>${escapeHtml(typeText(each.schema))}</code></td></tr>`
  )
  return `<table><thead><tr><th>Parameter</th><th>Where</th><th>Type</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function typeText(schema: unknown): string {
  const {
    type,
    enum: values,
    default: preset
  } = (schema ?? {}) as { type?: unknown; enum?: unknown[]; default?: unknown }
  const base = values ? values.map((value) => JSON.stringify(value)).join(' | ') : String(type ?? 'any')
  return preset === undefined ? base : `${base} = ${JSON.stringify(preset)}`
}

function schemaBlock(title: string, schema: unknown): string {
  return `<details><summary>${escapeHtml(title)}</summary><pre>${escapeHtml(JSON.stringify(schema ?? {}, null, 2))}</pre></details>`
}

/** Fields that the small script sends; without script they do nothing. */
function tryOut(entry: Entry, parameters: readonly OpenAPI.ParameterObject[], hasBody: boolean): string {
  const fields = parameters.map(
    (each) =>
      `<label>${escapeHtml(each.name)} <input data-in="${escapeHtml(each.in)}" name="${escapeHtml(each.name)}"></label>`
  )
  const body = hasBody ? '<label>JSON body <textarea data-in="body" rows="4">{}</textarea></label>' : ''
  return `<details class="try"><summary>Try it</summary><div data-method="${entry.method}" data-path="/api${escapeHtml(entry.path)}">${fields.join('')}${body}
<button type="button">Send ${entry.method.toUpperCase()}</button><pre hidden aria-live="polite"></pre></div></details>`
}

function codeMarks(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>')
}
