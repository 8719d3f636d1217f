/** Style and script of the documentation page, served by this host: nothing is fetched from elsewhere. */

export const docsStyle = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; --line: color-mix(in srgb, currentColor 15%, transparent); --soft: color-mix(in srgb, currentColor 6%, transparent) }
body { margin: 0; display: grid; grid-template-columns: 19rem minmax(0, 1fr) }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1rem; box-sizing: border-box; border-right: 1px solid var(--line); font-size: .85rem }
nav h1 { font-size: 1.1rem; margin: 0 } nav h2 { font-size: .8rem; margin: 1rem 0 .25rem; text-transform: uppercase; letter-spacing: .05em }
nav ul { list-style: none; margin: 0; padding: 0 } nav a { color: inherit; text-decoration: none; overflow-wrap: anywhere } nav a:hover { text-decoration: underline }
main { padding: 1rem 2rem 4rem; max-width: 60rem }
article { border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; margin: 0 0 1rem; scroll-margin-top: 1rem }
h3 { font-size: 1rem; margin: 0 } article p { margin: .25rem 0 .5rem }
b.get, b.post, b.put, b.patch, b.delete { display: inline-block; min-width: 3.4em; font-size: .75em; text-transform: uppercase }
b.get { color: #2f7d4f } b.post { color: #2c6cc4 } b.patch, b.put { color: #9a6700 } b.delete { color: #b3382c }
code, pre, textarea, input { font-family: ui-monospace, monospace; font-size: .85rem }
pre { background: var(--soft); padding: .75rem; border-radius: .35rem; overflow: auto; max-height: 28rem }
table { border-collapse: collapse; margin: .5rem 0 } th, td { text-align: left; padding: .2rem .8rem .2rem 0; border-bottom: 1px solid var(--line); font-weight: normal }
details { margin: .25rem 0 } summary { cursor: pointer }
.try label { display: block; margin: .4rem 0 } .try input, .try textarea { display: block; width: 100%; box-sizing: border-box; padding: .35rem }
@media (max-width: 60rem) { body { display: block } nav { position: static; height: auto; border: 0 } main { padding: 1rem } }
`

export const docsScript = `
for (const box of document.querySelectorAll('.try [data-method]')) {
  box.querySelector('button').addEventListener('click', async () => {
    const output = box.querySelector('pre')
    let path = box.dataset.path
    const query = new URLSearchParams()
    for (const field of box.querySelectorAll('input')) {
      if (field.dataset.in === 'path') path = path.replace('{' + field.name + '}', encodeURIComponent(field.value))
      else if (field.value !== '') query.set(field.name, field.value)
    }
    const body = box.querySelector('textarea')
    output.hidden = false
    output.textContent = '…'
    try {
      const answer = await fetch(path + (query.size > 0 ? '?' + query : ''), {
        method: box.dataset.method.toUpperCase(),
        headers: body ? { 'content-type': 'application/json' } : {},
        body: body ? body.value : undefined,
        signal: AbortSignal.timeout(60000)
      })
      const text = await answer.text()
      let shown = text
      try { shown = JSON.stringify(JSON.parse(text), null, 2) } catch {}
      output.textContent = answer.status + ' ' + answer.statusText + '\\n' + shown
    } catch (error) {
      output.textContent = String(error)
    }
  })
}
`
