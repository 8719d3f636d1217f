/**
 * Draws resources/icon.svg at every size and packs icon.png, icons/ (Linux), icon.ico (Windows) and icon.icns (macOS).
 * Run by hand after the drawing changed: `node scripts/make-icons.mjs CHROMIUM`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'

const resources = join(import.meta.dirname, '..', 'resources')
const svg = readFileSync(join(resources, 'icon.svg'), 'utf8')
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]

const browser = await chromium.launch({ executablePath: process.argv[2], args: ['--no-sandbox'] })
const page = await browser.newPage()
const pngs = new Map()
for (const size of sizes) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
  pngs.set(size, await page.screenshot({ omitBackground: true }))
}
await browser.close()

mkdirSync(join(resources, 'icons'), { recursive: true })
for (const size of [16, 32, 48, 64, 128, 256, 512])
  writeFileSync(join(resources, 'icons', `${size}x${size}.png`), pngs.get(size))
writeFileSync(join(resources, 'icon.png'), pngs.get(512))
writeFileSync(join(resources, 'icon.ico'), ico([16, 24, 32, 48, 64, 128, 256]))
writeFileSync(
  join(resources, 'icon.icns'),
  icns([
    ['icp4', 16],
    ['icp5', 32],
    ['icp6', 64],
    ['ic07', 128],
    ['ic08', 256],
    ['ic09', 512],
    ['ic10', 1024],
    ['ic11', 32],
    ['ic12', 64],
    ['ic13', 256],
    ['ic14', 512]
  ])
)

/** ICO container with PNG pictures. */
function ico(list) {
  const head = Buffer.alloc(6 + list.length * 16)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(list.length, 4)
  let offset = head.length
  list.forEach((size, index) => {
    const at = 6 + index * 16
    const { length } = pngs.get(size)
    head.writeUInt8(size === 256 ? 0 : size, at)
    head.writeUInt8(size === 256 ? 0 : size, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += length
  })
  return Buffer.concat([head, ...list.map((size) => pngs.get(size))])
}

/** ICNS container with PNG pictures. */
function icns(list) {
  const parts = list.map(([type, size]) => {
    const head = Buffer.alloc(8)
    head.write(type, 0, 'ascii')
    head.writeUInt32BE(pngs.get(size).length + 8, 4)
    return Buffer.concat([head, pngs.get(size)])
  })
  const head = Buffer.alloc(8)
  head.write('icns', 0, 'ascii')
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0), 4)
  return Buffer.concat([head, ...parts])
}
