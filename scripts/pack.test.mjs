import { expect, test } from 'vitest'
import { updateArguments } from './pack.mjs'

test('without an address packages are made as before', () => {
  expect(updateArguments({})).toEqual([])
  expect(updateArguments({ SALES_UPDATE_URL: ' ' })).toEqual([])
})

test('an address gets a folder for each system and architecture', () => {
  expect(updateArguments({ SALES_UPDATE_URL: 'https://updates.example/sales/' })).toEqual([
    '-c.publish.provider=generic',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the packager puts these in
    '-c.publish.url=https://updates.example/sales/${os}/${arch}'
  ])
})

test('an address that can be listened in on is refused', () => {
  for (const address of ['http://updates.example', 'updates.example', 'file:///updates'])
    expect(() => updateArguments({ SALES_UPDATE_URL: address })).toThrow(/must be an https address/)
})
