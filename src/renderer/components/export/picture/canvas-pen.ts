import type { Font, Pen } from './pen'

/** A font as canvases take it. */
export function cssFont({ size, weight = 400 }: Font, family: string): string {
  return `${weight} ${size}px ${family}`
}

/** Draws onto a canvas that is already scaled. */
export function canvasPen(context: CanvasRenderingContext2D, family: string): Pen {
  context.textBaseline = 'alphabetic'
  return {
    measure(text, font) {
      context.font = cssFont(font, family)
      return context.measureText(text).width
    },
    text(text, x, y, { font, color, align = 'left' }) {
      context.font = cssFont(font, family)
      context.fillStyle = color
      context.textAlign = align
      context.fillText(text, x, y)
    },
    rect(x, y, width, height, fill, opacity = 1) {
      context.globalAlpha = opacity
      context.fillStyle = fill
      context.fillRect(x, y, width, height)
      context.globalAlpha = 1
    },
    lines(lines, color, width, opacity = 1) {
      context.globalAlpha = opacity
      context.strokeStyle = color
      context.lineWidth = width
      context.lineJoin = 'round'
      context.beginPath()
      for (const line of lines) {
        for (const [index, [x, y]] of line.entries()) {
          if (index === 0) context.moveTo(x, y)
          else context.lineTo(x, y)
        }
      }
      context.stroke()
      context.globalAlpha = 1
    },
    dot(x, y, radius, fill) {
      context.fillStyle = fill
      context.beginPath()
      context.arc(x, y, radius, 0, 2 * Math.PI)
      context.fill()
    },
    chart(chart, x, y, width, height) {
      context.drawImage(chart.canvas(), x, y, width, height)
    }
  }
}
