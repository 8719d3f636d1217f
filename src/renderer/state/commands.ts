/** Commands of the screen that is shown, for the palette. A screen takes its own away when it goes. */
import { useEffect } from 'react'
import { create } from 'zustand'

export type ScreenCommand = {
  readonly id: string
  readonly label: string
  readonly description?: string
  readonly act: () => void
}

type Commands = {
  /** By who has put them. */
  readonly groups: Readonly<Record<string, readonly ScreenCommand[]>>
  readonly put: (owner: string, commands: readonly ScreenCommand[]) => void
}

export const useCommands = create<Commands>()((set) => ({
  groups: {},
  put: (owner, commands) =>
    set(({ groups }) => {
      const { [owner]: _before, ...others } = groups
      return { groups: commands.length === 0 ? others : { ...others, [owner]: commands } }
    })
}))

/** @param commands the same list as long as nothing changes */
export function useScreenCommands(owner: string, commands: readonly ScreenCommand[]): void {
  const put = useCommands((state) => state.put)
  useEffect(() => {
    put(owner, commands)
    return () => put(owner, [])
  }, [put, owner, commands])
}
