import { MantineProvider, mergeThemeOverrides } from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { queryClient } from './client'
import { Screens } from './routes'
import { Frame } from './screens/frame'
import { useText } from './text'
import { colorSchemeManager } from './theme/color-scheme'
import { theme, variables } from './theme/theme'

/** Providers, the frame, and the screen of the current route. Hash routes work on app:// and http:// alike. */
export function App() {
  const { t } = useText('app')
  const close = t('close')
  const named = useMemo(() => {
    const defaultProps = { closeButtonProps: { 'aria-label': close } }
    return mergeThemeOverrides(theme, {
      components: { Modal: { defaultProps }, Drawer: { defaultProps }, Notification: { defaultProps } }
    })
  }, [close])
  return (
    <MantineProvider
      theme={named}
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
