import { MantineProvider } from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { queryClient } from './client'
import { Screens } from './routes'
import { Frame } from './screens/frame'
import { colorSchemeManager } from './theme/color-scheme'
import { theme, variables } from './theme/theme'

/** Providers, the frame, and the screen of the current route. Hash routes work on app:// and http:// alike. */
export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <Router hook={useHashLocation}>
          <ModalsProvider>
            <Notifications position="bottom-right" limit={4} />
            <Frame>
              <Screens />
            </Frame>
          </ModalsProvider>
        </Router>
      </QueryClientProvider>
    </MantineProvider>
  )
}
