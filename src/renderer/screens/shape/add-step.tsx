/** The menu of steps: by what they are about, with what each does; business logic beside them. */
import { Button, Menu } from '@mantine/core'
import { Plus } from 'lucide-react'
import type { ColumnReport } from '../../../shared/domain/check-report'
import type { Recipe, Step } from '../../../shared/domain/recipe'
import { currentLocale, useText } from '../../text'
import { BusinessItems, type FormKind } from './business/business-items'
import { columnsAt } from './columns-at'
import classes from './menu.module.css'
import { type Preset, presetSteps } from './presets'
import { blankStep, newStepId } from './recipe-edits'
import { stepGroups, stepIcons } from './step-words'

type Props = {
  readonly recipe: Recipe
  /** Columns as checked; empty until the check is through. */
  readonly columns: readonly ColumnReport[]
  readonly onAdd: (step: Step) => void
  readonly onPreset: (preset: Preset) => void
  readonly onBusiness: (recipe: Recipe) => void
  readonly onForm: (kind: FormKind) => void
}

const groups = ['columns', 'values', 'rows'] as const

export function AddStep({ recipe, columns, onAdd, onPreset, onBusiness, onForm }: Props) {
  const { t } = useText('shape')
  const { t: board } = useText('board')
  const list = new Intl.ListFormat(currentLocale(), { type: 'conjunction' })
  return (
    <Menu position="bottom-start" width={730}>
      <Menu.Target>
        <Button data-add-step size="compact-sm" variant="default" leftSection={<Plus size={14} aria-hidden />}>
          {t('steps.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.addMenu}>
        <div className={classes.addGroups}>
          {groups.map((group) => (
            <fieldset key={group} data-group={group} aria-label={t(`groups.${group}`)}>
              <Menu.Label>{t(`groups.${group}`)}</Menu.Label>
              {stepGroups[group].map((kind) => {
                const Icon = stepIcons[kind]
                return (
                  <Menu.Item
                    key={kind}
                    title={t(`does.${kind}`)}
                    leftSection={<Icon size={14} aria-hidden />}
                    onClick={() => onAdd(blankStep(kind, newStepId(recipe), columnsAt(recipe, null)))}
                  >
                    {t(`kinds.${kind}`)}
                  </Menu.Item>
                )
              })}
            </fieldset>
          ))}
          <fieldset data-group="business" aria-label={t('presets.title')}>
            <Menu.Label>{t('presets.title')}</Menu.Label>
            {presetSteps(recipe, columns).map((preset) => (
              <Menu.Item key={preset.name} disabled={preset.steps.length === 0} onClick={() => onPreset(preset)}>
                {t(`presets.${preset.name}`)}
                {preset.needs.length > 0 && (
                  <span className={classes.needs}>
                    {t('presets.needs', { roles: list.format(preset.needs.map((role) => board(`roles.${role}`))) })}
                  </span>
                )}
              </Menu.Item>
            ))}
            <BusinessItems recipe={recipe} onApply={onBusiness} onOpen={onForm} />
          </fieldset>
        </div>
      </Menu.Dropdown>
    </Menu>
  )
}
