import { useMantineColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../../client'
import { setLanguage } from '../../text'

/** Puts the stored preferences on the window: colours and language. */
export function usePreferencesApplied(): void {
  const { setColorScheme } = useMantineColorScheme()
  const preferences = useQuery(api.settings.get.queryOptions({ input: {} })).data
  const theme = preferences?.theme
  const language = preferences?.language
  useEffect(() => {
    if (theme) setColorScheme(theme === 'system' ? 'auto' : theme)
  }, [theme, setColorScheme])
  useEffect(() => {
    if (language) setLanguage(language)
  }, [language])
}
