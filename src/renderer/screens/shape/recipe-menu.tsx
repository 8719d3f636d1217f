/** Saves the recipe as a file, and takes one that was saved. */
import { Button, FileButton, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Download, FileJson, Upload } from 'lucide-react'
import { useState } from 'react'
import type { ImportedRecipe } from '../../../shared/contract/shape'
import type { Recipe } from '../../../shared/domain/recipe'
import { recipeFileText } from '../../../shared/domain/recipe-file'
import { appErrorOf, client, type ShownError } from '../../client'
import { saveText } from '../../components/export/save-text'
import { useWizard } from '../../state/wizard'
import { currentLocale, errorSentence, useText } from '../../text'

export function RecipeMenu({ sourceId, recipe }: { sourceId: string; recipe: Recipe }) {
  const { t } = useText('recipe')
  const dataset = useWizard((state) => state.dataset)
  const setRecipe = useWizard((state) => state.setRecipe)
  const [busy, setBusy] = useState(false)
  const tell = useTold()
  const take = async (file: File) => {
    setBusy(true)
    try {
      const taken = await client.shape.importRecipe({ sourceId, name: file.name, text: await file.text() })
      // One step of editing: undo brings the recipe back that was there.
      setRecipe(taken.recipe)
      tell.taken(file.name, taken)
    } catch (thrown) {
      tell.failed(file.name, appErrorOf(thrown))
    } finally {
      setBusy(false)
    }
  }
  return (
    <FileButton accept=".json,application/json" onChange={(file) => file && void take(file)}>
      {(picker) => (
        <Menu position="bottom-end" width={240}>
          <Menu.Target>
            <Button variant="default" loading={busy} leftSection={<FileJson size={14} aria-hidden />}>
              {t('menu')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<Download size={14} aria-hidden />}
              onClick={() => saveText(`recipe-${dataset || 'sales'}.json`, recipeFileText(recipe, dataset || null))}
            >
              {t('save')}
            </Menu.Item>
            <Menu.Item leftSection={<Upload size={14} aria-hidden />} onClick={picker.onClick}>
              {t('take')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </FileButton>
  )
}

function useTold() {
  const { t } = useText('recipe')
  const list = (columns: readonly string[]) =>
    new Intl.ListFormat(currentLocale(), { type: 'conjunction' }).format(columns.slice(0, 8))
  return {
    taken(name: string, { renamed, missing, extra }: ImportedRecipe) {
      const lines = [
        ...(missing.length > 0 ? [t('missing', { columns: list(missing), count: missing.length })] : []),
        ...(extra.length > 0 ? [t('extra', { columns: list(extra), count: extra.length })] : []),
        ...(renamed.length > 0 ? [t('renamed', { columns: list(renamed.map(({ file }) => file)) })] : [])
      ]
      notifications.show({
        title: t('taken', { name }),
        message: lines.length > 0 ? lines.join(' ') : t('fits'),
        color: missing.length > 0 ? 'yellow' : 'green',
        autoClose: missing.length + extra.length > 0 ? false : 5000
      })
    },
    failed(name: string, error: ShownError) {
      notifications.show({
        title: t('failed', { name }),
        message: errorSentence(error),
        color: 'red',
        autoClose: false
      })
    }
  }
}
