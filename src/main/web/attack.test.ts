/** Attacks on the web host: each is refused, with the right status and a body in our words. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, bearer, type HostUnderTest, hostUnderTest, pathOf, signedIn } from './host-under-test'

let under: HostUnderTest
beforeAll(async () => {
  under = await hostUnderTest()
})
afterAll(() => under.close())

const json = { 'content-type': 'application/json' }

describe('who may ask', () => {
  test('a stranger gets 401: JSON for scripts, a page with the way in for people', async () => {
    const script = await ask(under.host, '/api/settings')
    expect(script.status).toBe(401)
    expect(script.headers['www-authenticate']).toContain('Bearer')
    expect(JSON.parse(script.text)).toMatchObject({ code: 'web.unauthorized', details: {}, retryable: false })

    const person = await ask(under.host, '/', { headers: { accept: 'text/html' } })
    expect(person.status).toBe(401)
    expect(person.text).toContain('npm start')
    expect(person.text).toContain('run.json')
  })

  test.each(['/', '/assets/index-AbCd1234.js', '/api/docs', '/api/openapi.json', '/rpc/settings/get', '/upload'])(
    'nothing is served without a session: %s',
    async (path) => {
      expect((await ask(under.host, path)).status).toBe(401)
      expect((await ask(under.host, path, { method: 'POST', headers: json, body: '{}' })).status).toBe(401)
    }
  )

  test('a wrong bearer token, one that is nearly right, and an empty one', async () => {
    const right = under.host.bearerToken
    for (const token of ['wrong', `${right}x`, right.slice(0, -1), '']) {
      const answer = await ask(under.host, '/api/settings', { headers: { authorization: `Bearer ${token}` } })
      expect(answer.status).toBe(401)
    }
  })

  test('a wrong bearer token is not made good by a right cookie', async () => {
    const { cookie } = await signedIn(under.host, await freshSignIn())
    const answer = await ask(under.host, '/api/settings', { headers: { cookie, authorization: 'Bearer wrong' } })
    expect(answer.status).toBe(401)
  })

  test('the bearer token is no sign-in token', async () => {
    expect((await ask(under.host, `/?token=${under.host.bearerToken}`)).status).toBe(401)
  })
})

describe('sign-in', () => {
  test('a token signs in once: strict HttpOnly cookie, redirect without the token, then 401 with a page', async () => {
    const path = pathOf(await freshSignIn())
    const first = await ask(under.host, path)
    expect(first.status).toBe(303)
    expect(first.headers.location).toBe('/')
    const cookie = first.headers['set-cookie']?.[0] ?? ''
    expect(cookie).toMatch(new RegExp(`^sales_session_${under.host.port}=[\\w-]{43};`))
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Strict')
    expect(cookie).toContain('Path=/')
    expect(cookie).not.toContain('Domain')

    const again = await ask(under.host, path, { headers: { accept: 'text/html' } })
    expect(again.status).toBe(401)
    expect(again.headers['set-cookie']).toBeUndefined()
    expect(again.text).toContain('works once')

    const page = await ask(under.host, '/', { headers: { cookie: cookie.split(';')[0] } })
    expect([page.status, page.text]).toEqual([200, '<!doctype html><title>app</title>'])
    // Who is signed in and loads the printed address again goes on.
    const reload = await ask(under.host, path, { headers: { cookie: cookie.split(';')[0] } })
    expect([reload.status, reload.headers.location]).toEqual([303, '/'])
  })

  test('two at once: one session only', async () => {
    const path = pathOf(await freshSignIn())
    const answers = await Promise.all([ask(under.host, path), ask(under.host, path), ask(under.host, path)])
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 401, 401])
  })

  test('a click on another site gets a page instead of a redirect, which would lose the strict cookie', async () => {
    const answer = await ask(under.host, pathOf(await freshSignIn()), {
      headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
    })
    expect(answer.status).toBe(200)
    expect(answer.headers['set-cookie']).toHaveLength(1)
    expect(answer.text).toContain('url=/')
  })

  test('only the bearer token may ask for another address', async () => {
    const headers = await signedIn(under.host, await freshSignIn())
    expect((await ask(under.host, '/sign-in', { method: 'POST', headers })).status).toBe(401)
  })
})

describe('Host and Origin', () => {
  test.each(['evil.example', 'evil.example:4173', '127.0.0.1:1', '127.0.0.1', '[::1]:4173', '127.0.0.1.evil.example'])(
    'a foreign Host is refused, token or not: %s',
    async (host) => {
      const answer = await ask(under.host, '/api/settings', { headers: { ...bearer(under.host), host } })
      expect(answer.status).toBe(403)
      expect(JSON.parse(answer.text).code).toBe('web.forbidden-origin')
    }
  )

  test('localhost with our port is us', async () => {
    const headers = { ...bearer(under.host), host: `localhost:${under.host.port}` }
    expect((await ask(under.host, '/api/settings', { headers })).status).toBe(200)
  })

  test.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1', 'file://'])(
    'a foreign Origin is refused although the session is right: %s',
    async (origin) => {
      const headers = { ...(await signedIn(under.host, await freshSignIn())), ...json, origin }
      const answer = await ask(under.host, '/rpc/settings/get', { method: 'POST', headers, body: '{}' })
      expect(answer.status).toBe(403)
      expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    }
  )

  test('our own Origin passes; a preflight gets no permission', async () => {
    const session = await signedIn(under.host, await freshSignIn())
    const origin = under.host.url
    const answer = await ask(under.host, '/rpc/settings/get', {
      method: 'POST',
      headers: { ...session, ...json, origin },
      body: '{"json":{}}'
    })
    expect(answer.status).toBe(200)
    const preflight = await ask(under.host, '/api/settings', {
      method: 'OPTIONS',
      headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST' }
    })
    expect(preflight.status).toBe(403)
    expect(Object.keys(preflight.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  test('a page of another port of this machine may not load our answers', async () => {
    const headers = { ...(await signedIn(under.host, await freshSignIn())), 'sec-fetch-site': 'same-site' }
    const answer = await ask(under.host, '/api/settings', { headers: { ...headers, 'sec-fetch-mode': 'no-cors' } })
    expect(answer.status).toBe(403)
  })
})

describe('paths', () => {
  test.each([
    '/../outside.csv',
    '/assets/../../outside.csv',
    '/%2e%2e/outside.csv',
    '/..%2foutside.csv',
    '/assets/%2e%2e/%2e%2e/outside.csv',
    '/%252e%252e/outside.csv',
    '/..%5coutside.csv',
    '//etc/passwd',
    '/assets',
    '/%00',
    '/%ff'
  ])('nothing outside of the renderer folder is served: %s', async (path) => {
    const answer = await ask(under.host, path, { headers: bearer(under.host) })
    expect([400, 404]).toContain(answer.status)
    expect(answer.text).not.toContain('secret')
  })

  test('a path outside of the roots is refused by the API, whether the file is there or not', async () => {
    for (const path of [`${under.dir}/outside.csv`, `${under.dir}/inside/../outside.csv`, '/etc/passwd', '/no/such']) {
      const answer = await ask(under.host, '/api/open', {
        method: 'POST',
        headers: { ...bearer(under.host), ...json },
        body: JSON.stringify({ path })
      })
      expect(answer.status).toBe(403)
      expect(JSON.parse(answer.text)).toMatchObject({ code: 'open.outside-roots', retryable: false })
    }
  })
})

async function freshSignIn(): Promise<string> {
  const answer = await ask(under.host, '/sign-in', { method: 'POST', headers: bearer(under.host) })
  return (JSON.parse(answer.text) as { url: string }).url
}
