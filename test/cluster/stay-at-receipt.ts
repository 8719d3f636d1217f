import type { Page } from '@playwright/test'

/**
 * Keeps the receipt open: it stands for two seconds before the board opens, which is less than a click from outside of the page may take
 * on a busy machine. To be called before the load begins.
 */
export async function stayAtReceipt(page: Page): Promise<void> {
  await page.evaluate(() => {
    const timer = setInterval(() => {
      const button = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Stay here')
      if (button === undefined) return
      clearInterval(timer)
      button.click()
    }, 50)
  })
}
