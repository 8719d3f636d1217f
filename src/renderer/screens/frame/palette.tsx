import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight'
import { useQuery } from '@tanstack/react-query'
import {
  Bell,
  Database,
  FileText,
  FlaskConical,
  FolderOpen,
  House,
  Keyboard,
  LayoutDashboard,
  ListChecks,
  Moon,
  Search,
  Server,
  Settings,
  SquareTerminal
} from 'lucide-react'
import { useLocation } from 'wouter'
import { api, client, queryClient, useAlerts, useJobs } from '../../client'
import { paths } from '../../paths'
import { useCommands } from '../../state/commands'
import { useWindow } from '../../state/window'
import { useWizard } from '../../state/wizard'
import { useText } from '../../text'
import { useOpen } from './use-open'

const icon = { size: 16, 'aria-hidden': true } as const

/** Ctrl/Cmd+K: every screen, dataset, recent file and command by its name. */
export function Palette() {
  const { t } = useText('app')
  const { t: th } = useText('home')
  const { t: tj } = useText('jobs')
  const [, navigate] = useLocation()
  const open = useOpen()
  const show = useWindow((state) => state.set)
  const source = useWizard((state) => state.source)
  const reached = useWizard((state) => state.reached)
  const datasets = useQuery(api.explore.datasets.queryOptions({ input: {} })).data ?? []
  const connections = useQuery(api.cluster.connections.queryOptions({ input: {} })).data?.connections ?? []
  const recent = useQuery(api.open.recent.queryOptions({ input: {} })).data ?? []
  const { jobs } = useJobs()
  const { alerts } = useAlerts()
  const ofScreen = useCommands((state) => state.groups)

  const go = (id: string, label: string, path: string, leftSection: SpotlightActionData['leftSection']) => ({
    id,
    label,
    leftSection,
    onClick: () => navigate(path)
  })
  const setTheme = async (theme: 'light' | 'dark' | 'system') => {
    queryClient.setQueryData(api.settings.get.queryKey({ input: {} }), await client.settings.set({ theme }))
  }
  const groups: SpotlightActionGroupData[] = [
    {
      group: t('palette.commands'),
      actions: [
        { id: 'choose', label: th('choose'), leftSection: <FolderOpen {...icon} />, onClick: () => void open.choose() },
        {
          id: 'sample',
          label: th('sample'),
          leftSection: <FlaskConical {...icon} />,
          onClick: () => void open.sample()
        },
        ...(source
          ? [go('resume', t('palette.resume', { name: source.name }), paths[reached], <FileText {...icon} />)]
          : []),
        {
          id: 'keys',
          label: t('keys.title'),
          leftSection: <Keyboard {...icon} />,
          onClick: () => show({ keys: true })
        },
        {
          id: 'light',
          label: t('palette.light'),
          leftSection: <Moon {...icon} />,
          onClick: () => void setTheme('light')
        },
        { id: 'dark', label: t('palette.dark'), leftSection: <Moon {...icon} />, onClick: () => void setTheme('dark') },
        {
          id: 'auto',
          label: t('palette.auto'),
          leftSection: <Moon {...icon} />,
          onClick: () => void setTheme('system')
        }
      ]
    },
    {
      group: t('palette.screens'),
      actions: [
        go('home', t('nav.home'), paths.home, <House {...icon} />),
        go('boards', t('nav.board'), paths.boards, <LayoutDashboard {...icon} />),
        go('datasets', t('nav.datasets'), paths.datasets, <Database {...icon} />),
        go('jobs', t('nav.jobs'), paths.jobs, <ListChecks {...icon} />),
        go('alerts', t('nav.alerts'), paths.alerts, <Bell {...icon} />),
        go('cluster', t('nav.cluster'), paths.cluster, <Server {...icon} />),
        go('sql', t('nav.sql'), paths.sql, <SquareTerminal {...icon} />),
        go('settings', t('nav.settings'), paths.settings, <Settings {...icon} />)
      ]
    },
    {
      group: t('palette.here'),
      actions: Object.values(ofScreen)
        .flat()
        .map(({ id, label, description, act }) => ({
          id,
          label,
          ...(description !== undefined && { description }),
          leftSection: <LayoutDashboard {...icon} />,
          onClick: act
        }))
    },
    {
      group: t('nav.boards'),
      actions: datasets.map((one) =>
        go(`board ${one.name}`, one.name, paths.board(one.name), <LayoutDashboard {...icon} />)
      )
    },
    {
      group: t('nav.alerts'),
      actions: alerts.map(({ id, name }) => go(`alert ${id}`, name, paths.alert(id), <Bell {...icon} />))
    },
    {
      group: t('nav.cluster'),
      actions: connections.map(({ connection: { id, name } }) =>
        go(`connection ${id}`, name, paths.connection(id), <Server {...icon} />)
      )
    },
    {
      group: th('recent'),
      actions: recent
        .filter((file) => file.exists)
        .map((file) => ({
          id: `file ${file.path} ${file.name}`,
          label: file.name,
          description: file.path,
          leftSection: <FileText {...icon} />,
          onClick: () => void open.recent(file)
        }))
    },
    {
      group: t('nav.jobs'),
      actions: jobs.slice(0, 20).map((job) => ({
        id: `job ${job.id}`,
        label: `${job.sourceName} → ${job.dataset}`,
        description: tj(`state.${job.state}`),
        leftSection: <ListChecks {...icon} />,
        onClick: () => navigate(paths.job(job.id))
      }))
    }
  ]
  return (
    <Spotlight
      actions={groups.filter((group) => group.actions.length > 0)}
      shortcut={['mod + K']}
      nothingFound={t('palette.nothing')}
      highlightQuery
      limit={12}
      scrollable
      maxHeight={440}
      searchProps={{
        leftSection: <Search size={16} />,
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.placeholder')
      }}
    />
  )
}
