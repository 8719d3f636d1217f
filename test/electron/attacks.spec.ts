/** Attacks on the window: each must be refused. A hole that was fixed keeps its attack here. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../e2e/host'

test.beforeEach(async ({ app }) => {
  await expect(app.page.locator('#content')).toBeVisible()
})

test('the page can not leave for another site or for a file', async ({ app }) => {
  const home = app.page.url()
  expect(home).toMatch(/^app:\/\/bundle\//)
  for (const target of ['https://example.invalid/', 'file:///etc/passwd', 'data:text/html,<h1>x</h1>']) {
    await app.page.evaluate((address) => {
      window.location.href = address
    }, target)
    await app.page.waitForTimeout(300)
    expect(app.page.url(), target).toMatch(/^app:\/\/bundle\//)
  }
  // Not a locator: Playwright would wait for the navigation that was refused.
  expect(await app.page.evaluate(() => document.querySelector('#content') !== null)).toBe(true)
})

test('window.open opens no window', async ({ app }) => {
  const opened = await app.page.evaluate(() =>
    ['about:blank', 'app://bundle/index.html', 'file:///etc/passwd'].map((address) => window.open(address) === null)
  )
  expect(opened).toEqual([true, true, true])
  expect(app.electron?.windows()).toHaveLength(1)
})

test('a script of another origin, an inline script and eval do not run', async ({ app }) => {
  const ran = await app.page.evaluate(async () => {
    const tryScript = (fill: (script: HTMLScriptElement) => void) =>
      new Promise<string>((resolve) => {
        const script = document.createElement('script')
        script.onerror = () => resolve('refused')
        script.onload = () => resolve('loaded')
        fill(script)
        document.head.append(script)
        setTimeout(() => resolve((window as { attacked?: boolean }).attacked ? 'ran' : 'refused'), 500)
      })
    const results = [
      await tryScript((script) => {
        script.src = 'https://example.invalid/a.js'
      }),
      await tryScript((script) => {
        script.textContent = 'window.attacked = true'
      }),
      await tryScript((script) => {
        script.src = 'data:text/javascript,window.attacked=true'
      })
    ]
    try {
      // biome-ignore lint/security/noGlobalEval: this is the attack
      eval('window.attacked = true')
      results.push('ran')
    } catch {
      results.push('refused')
    }
    return results
  })
  expect(ran).toEqual(['refused', 'refused', 'refused', 'refused'])
})

test('app:// gives nothing outside of the renderer folder, and no other host', async ({ app }) => {
  const statuses = await app.page.evaluate(async () => {
    const addresses = [
      'app://bundle/../main/engine.js',
      'app://bundle/%2e%2e/main/engine.js',
      'app://bundle/..%2fmain%2fengine.js',
      'app://bundle/%2e%2e%2f%2e%2e%2fpackage.json',
      'app://bundle//etc/passwd',
      'app://other/index.html'
    ]
    return Promise.all(
      addresses.map((address) =>
        fetch(address).then(
          (response) => response.status,
          () => 'refused'
        )
      )
    )
  })
  for (const status of statuses) expect([404, 'refused']).toContain(status)
})

test('file:// and the network can not be fetched', async ({ app }) => {
  const answers = await app.page.evaluate(() =>
    Promise.all(
      ['file:///etc/passwd', 'https://example.invalid/', 'http://127.0.0.1:9/'].map((address) =>
        fetch(address).then(
          () => 'answered',
          () => 'refused'
        )
      )
    )
  )
  expect(answers).toEqual(['refused', 'refused', 'refused'])
})

test('nothing of Node or Electron is reachable from the page', async ({ app }) => {
  const reachable = await app.page.evaluate(() => {
    const scope = window as unknown as Record<string, unknown>
    return ['require', 'process', 'module', 'electron', 'ipcRenderer', 'Buffer'].filter((name) => name in scope)
  })
  expect(reachable).toEqual([])
  expect(await app.page.evaluate(() => Object.keys(window.desktop ?? {}).sort())).toEqual([
    'chooseFile',
    'chooseFiles',
    'chooseFolder',
    'host',
    'onCommand',
    'onOpenAlert',
    'onOpenFiles',
    'pathOf',
    'platform',
    'savePdf'
  ])
})

test('a foreign frame gets no port and can not be framed in', async ({ app }) => {
  const heard = await app.page.evaluate(async () => {
    const frame = document.createElement('iframe')
    frame.srcdoc = '<p>frame</p>'
    document.body.append(frame)
    await new Promise((resolve) => setTimeout(resolve, 500))
    const inside = frame.contentWindow as unknown as { desktop?: unknown } | null
    return inside !== null && inside.desktop !== undefined
  })
  expect(heard).toBe(false)
  const asked = await app.electron?.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    const frames = window?.webContents.mainFrame.frames ?? []
    const answers: string[] = []
    for (const frame of frames) {
      answers.push(String(await frame.executeJavaScript('typeof window.desktop').catch(() => 'refused')))
    }
    return answers
  })
  for (const answer of asked ?? []) expect(['undefined', 'refused']).toContain(answer)
})

test('a path that no dialog granted is not read', async ({ app, dir }) => {
  const secret = join(dir, 'secret.csv')
  writeFileSync(secret, 'order,amount\n1,2\n')
  // The page's own client is not reachable from here, so the attack speaks its wire through a port of its own.
  const pathOfFake = await app.page.evaluate(async () => window.desktop?.pathOf(new File(['a'], '/etc/passwd')))
  expect(pathOfFake).toBe('')
  const granted = await app.electron?.evaluate(async ({ BrowserWindow }, path) => {
    const [window] = BrowserWindow.getAllWindows()
    // A deep link, as if the page had been tricked into opening a path by itself.
    window?.webContents.send('desktop:open-files', [path])
  }, secret)
  expect(granted).toBeUndefined()
  await expect(app.page.getByText('open.outside-roots').or(app.page.getByRole('alert')).first()).toBeVisible()
  await expect(app.page.getByText('order', { exact: true })).toHaveCount(0)
})

test('permissions are denied', async ({ app }) => {
  const states = await app.page.evaluate(async () => {
    const notification = await Notification.requestPermission().catch(() => 'denied')
    const camera = await navigator.mediaDevices?.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'denied'
    )
    return [notification, camera ?? 'denied']
  })
  expect(states).toEqual(['denied', 'denied'])
})
