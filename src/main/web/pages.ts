/** The few pages the host writes itself: refusals and the way in. No script; styles pass the policy. */

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 0; min-height: 100vh; display: grid; place-items: center }
main { max-width: 34rem; padding: 2rem }
h1 { font-size: 1.25rem; margin: 0 0 .75rem }
code { font-family: ui-monospace, monospace; padding: .1em .35em; border-radius: .25rem; background: color-mix(in srgb, currentColor 10%, transparent) }`

export function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"']/g,
    (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[char] ?? char
  )
}

/** A page with one sentence; `html` is trusted markup below it. */
export function page(sentence: string, html: string, head = ''): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sales Analytics</title><link rel="icon" href="data:,">${head}<style>${style}</style></head>
<body><main><h1>${escapeHtml(sentence)}</h1>${html}</main></body></html>`
}

/** What a person can do who has no session. */
export const signInWays = `<p>Each sign-in address works once, and a session ends when the app is restarted. To get a new address:</p>
<ul><li>stop the app with Ctrl-C and run <code>npm start</code> again, or</li>
<li>run <code>npm start</code> in a second terminal: it prints a new address of the running app, or</li>
<li>in scripts, send the <code>token</code> of <code>run.json</code> in the workspace folder as <code>Authorization: Bearer …</code>.</li></ul>`

/** Goes on to the app by a navigation of our own, so that a strict cookie is sent along. */
export const enterPage = page(
  'Signed in',
  '<p><a href="/">Go on to Sales Analytics</a></p>',
  '<meta http-equiv="refresh" content="0;url=/">'
)
