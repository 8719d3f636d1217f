import i18next from 'i18next'
import { reportOf } from './report'

/** For when not even the frame of the window can be drawn: without any component of the kit. */
export function BarePage({ error }: { readonly error: unknown }) {
  const words = (key: 'title' | 'text' | 'reload' | 'details') => i18next.t(`app:notDrawn.bare.${key}`)
  return (
    <main
      role="alert"
      style={{ maxWidth: 640, margin: '15vh auto', padding: 24, font: '14px/1.5 system-ui, sans-serif' }}
    >
      <h1 style={{ fontSize: 20 }}>{words('title')}</h1>
      <p style={{ margin: '8px 0 16px' }}>{words('text')}</p>
      <button type="button" onClick={() => window.location.reload()}>
        {words('reload')}
      </button>
      <details style={{ marginTop: 16 }}>
        <summary>{words('details')}</summary>
        <pre style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{reportOf(error)}</pre>
      </details>
    </main>
  )
}
