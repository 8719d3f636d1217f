/** WCAG 2.2 AA of what is on the screen, in both themes. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './host'

/** What passes need not be written out for every node. */
const rules = {
  runOnly: { type: 'tag' as const, values: ['wcag2a', 'wcag2aa', 'wcag22aa'] },
  resultTypes: ['violations' as const]
}

/**
 * Looked at in the browser only: axe needs a second page, and the window has none.
 * @param what names the state in the message of a failure
 * @param within a selector of the part to look at, where the rest was looked at before
 */
export async function expectAccessible(page: Page, what: string, within?: string): Promise<void> {
  if (page.context().browser() === null) return
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const axe = new AxeBuilder({ page }).options(rules)
    const { violations } = await (within === undefined ? axe : axe.include(within)).analyze()
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${what}, ${colorScheme}, ${id}: ${html.slice(0, 240)} ${failureSummary}`)
    )
    // All states of a walk are told, not the first one that fails alone.
    expect.soft(found).toEqual([])
  }
}
