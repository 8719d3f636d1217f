/** A tile as a picture that leaves the app, PNG or SVG: one frame, in the colours that it has on the screen. */
import type { Palette } from '../../chart/palette'
import { canvasPen, cssFont } from './canvas-pen'
import { drawPicture, type Picture, sizeOf } from './draw'
import type { Font } from './pen'
import { svgFile, svgPen } from './svg-pen'

export type { Picture, PictureContent } from './draw'

/** Pixels of a PNG in one of the layout. */
const scale = 2

/** The picture on a canvas of twice the density. */
export function pictureCanvas(picture: Picture, palette: Palette): HTMLCanvasElement {
  const { width, height } = sizeOf(picture)
  const canvas = document.createElement('canvas')
  canvas.width = width * scale
  canvas.height = height * scale
  const context = canvas.getContext('2d')
  if (!context) return canvas
  context.scale(scale, scale)
  drawPicture(canvasPen(context, palette.font), picture, palette)
  return canvas
}

/** The picture as PNG bytes. */
export function pictureBytes(picture: Picture, palette: Palette): Promise<Blob | null> {
  return new Promise((resolve) => pictureCanvas(picture, palette).toBlob(resolve, 'image/png'))
}

/** The picture as an SVG file: shapes and text, nothing that is loaded from elsewhere. */
export function pictureSvg(
  picture: Picture,
  palette: Palette,
  measure: (text: string, font: Font) => number = canvasMeasure(palette.font)
): string {
  const pen = svgPen(measure)
  drawPicture(pen, picture, palette)
  return svgFile(pen.parts, sizeOf(picture), [picture.title, picture.subtitle].join(' · '), palette.font)
}

function canvasMeasure(family: string): (text: string, font: Font) => number {
  const context = document.createElement('canvas').getContext('2d')
  return (text, font) => {
    if (!context) return text.length * font.size * 0.55
    context.font = cssFont(font, family)
    return context.measureText(text).width
  }
}
