/** What can be done with the board on the screen as a whole: save it, rename, copy, make it the home, take it along as a file. */
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import {
  ChevronDown,
  Copy,
  FileDown,
  FileUp,
  House,
  LayoutDashboard,
  Pencil,
  Save,
  SquarePen,
  Trash2
} from 'lucide-react'
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import {
  type BoardContent,
  boardFileText,
  type ReadyBoard,
  readBoardFile,
  readyTiles,
  type SavedBoard
} from '../../../../shared/domain/board'
import type { Dataset } from '../../../../shared/domain/dataset'
import { AppError } from '../../../../shared/errors'
import { api, appErrorOf } from '../../../client'
import { fileNameOf } from '../../../components/export/csv'
import { saveText } from '../../../components/export/save-text'
import { paths } from '../../../paths'
import { errorSentence, useText } from '../../../text'
import type { BoardView } from '../board-view'
import { useDrafts } from '../editor/drafts'
import { contentOf, isOtherView } from './board-content'
import { NameDialog } from './name-dialog'
import { useBoardActs } from './use-board-acts'

type Props = {
  readonly dataset: Dataset
  readonly view: BoardView
  /** The one that is shown; null: a ready-made one. */
  readonly saved: SavedBoard | null
  readonly boards: readonly SavedBoard[]
}

type Asking = 'save' | 'rename' | 'duplicate'

export function BoardMenu({ dataset, view, saved, boards }: Props) {
  const { t } = useText('boards')
  const { t: words } = useText('board')
  const [, navigate] = useLocation()
  const { save, create, remove } = useBoardActs()
  const begin = useDrafts((state) => state.begin)
  const [asking, ask] = useState<Asking | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const { name } = dataset
  const plans = useQuery(api.explore.targets.queryOptions({ input: { dataset: name } }))
  const elsewhere = boards.filter((one) => one.dataset !== name && one.id !== saved?.id)
  const content = (as: string): BoardContent =>
    saved
      ? contentOf(as, saved.content.tiles, view, saved.content.annotations)
      : contentOf(
          as,
          readyTiles(view.board, (role) => dataset.roles[role] !== undefined, (plans.data ?? []).length > 0),
          view,
          []
        )
  const confirm = async (kind: Asking, typed: string): Promise<boolean> => {
    if (kind !== 'rename') return (await create(name, content(typed))) !== null
    if (!saved) return false
    return (await save({ ...saved, content: { ...saved.content, name: typed } })) !== null
  }
  const take = async (chosen: File) => {
    try {
      const board = await create(name, readBoardFile(await chosen.text(), chosen.name))
      if (board) notifications.show({ message: t('saved.imported', { name: board.content.name }) })
    } catch (thrown) {
      const error = thrown instanceof AppError ? thrown : appErrorOf(thrown)
      notifications.show({ color: 'red', title: t('saved.importFailed'), message: errorSentence(error) })
    }
  }
  const ownName = saved ? saved.content.name : words(`boards.${view.board satisfies ReadyBoard}`)
  return (
    <>
      {saved && isOtherView(saved.content, view) && (
        <Button
          variant="default"
          leftSection={<Save size={14} aria-hidden />}
          onClick={() => void save({ ...saved, content: content(saved.content.name) })}
        >
          {t('saved.saveChanges')}
        </Button>
      )}
      {saved && (
        <Tooltip label={t('edit.begin')}>
          <ActionIcon
            variant="default"
            size={32}
            aria-label={t('edit.begin')}
            onClick={() => begin(saved.id, { tiles: saved.content.tiles, annotations: saved.content.annotations })}
          >
            <SquarePen size={15} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<LayoutDashboard size={14} aria-hidden />}
            rightSection={<ChevronDown size={14} aria-hidden />}
          >
            {t('saved.menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Save size={14} />} onClick={() => ask('save')}>
            {t('saved.saveAs')}
          </Menu.Item>
          {saved && (
            <>
              <Menu.Item leftSection={<Pencil size={14} />} onClick={() => ask('rename')}>
                {t('saved.rename')}
              </Menu.Item>
              <Menu.Item leftSection={<Copy size={14} />} onClick={() => ask('duplicate')}>
                {t('saved.duplicate')}
              </Menu.Item>
              <Menu.Item
                leftSection={<House size={14} />}
                onClick={() =>
                  void save({ ...saved, dataset: saved.isHome ? saved.dataset : name, isHome: !saved.isHome })
                }
              >
                {t(saved.isHome ? 'saved.noHome' : 'saved.home')}
              </Menu.Item>
            </>
          )}
          <Menu.Divider />
          {saved && (
            <Menu.Item
              leftSection={<FileDown size={14} />}
              onClick={() => saveText(`${fileNameOf(saved.content.name)}.json`, boardFileText(saved.content))}
            >
              {t('saved.export')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<FileUp size={14} />} onClick={() => file.current?.click()}>
            {t('saved.import')}
          </Menu.Item>
          {saved && (
            <>
              <Menu.Divider />
              <Menu.Item color="red" leftSection={<Trash2 size={14} />} onClick={() => void remove(saved, name)}>
                {t('saved.remove')}
              </Menu.Item>
            </>
          )}
          {elsewhere.length > 0 && (
            <>
              <Menu.Divider />
              <Menu.Label>{t('saved.elsewhere')}</Menu.Label>
              {elsewhere.map((board) => (
                <Menu.Item
                  key={board.id}
                  rightSection={<span className="muted">{board.dataset}</span>}
                  onClick={() => navigate(paths.savedBoard(name, board.id))}
                >
                  {board.content.name}
                </Menu.Item>
              ))}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('saved.import')}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? []
          // The same file can be chosen again.
          event.currentTarget.value = ''
          if (chosen) void take(chosen)
        }}
      />
      {asking && (
        <NameDialog
          title={t(`saved.asking.${asking}`)}
          confirm={t(asking === 'rename' ? 'saved.renameConfirm' : 'saved.saveConfirm')}
          name={asking === 'rename' ? ownName : saved ? t('saved.copyOf', { name: ownName }) : ownName}
          onConfirm={(typed) => confirm(asking, typed)}
          onClose={() => ask(null)}
        />
      )}
    </>
  )
}
