import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './theme/tokens.css'
import './theme/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import { DrawingGuard } from './components/drawing-guard'
import { BarePage } from './components/drawing-guard/bare'
import { startText } from './text'

startText()
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <DrawingGuard of="window" instead={(error) => <BarePage error={error} />}>
        <App />
      </DrawingGuard>
    </StrictMode>
  )
}
