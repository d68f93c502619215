import { bar } from './bars.ts'
import { padded, shortened } from './cells.ts'

export type Loaded = {
  label: string
  /** What part of the file has been read, 0 to 1. */
  fraction: number
  rows: number
  bytes: number
  elapsedMs: number
}
const barCells = 24
const count = (value: number) => Math.round(value).toLocaleString('en')

/** `flights  ████▌    45 %  1,350,000 rows  13.5 MB  410,000 rows/s  4 s left` */
export function progressText({ label, fraction, rows, bytes, elapsedMs }: Loaded): string {
  const part = Math.min(1, fraction)
  const perSecond = elapsedMs > 0 ? (rows * 1_000) / elapsedMs : 0
  return [
    padded(label, 12),
    `${padded(bar(part, barCells), barCells)} ${padded(String(Math.floor(part * 100)), 3, 'right')} %`,
    padded(`${count(rows)} rows`, 14, 'right'),
    padded(`${(bytes / 1e6).toFixed(1)} MB`, 7, 'right'),
    padded(`${count(perSecond)} rows/s`, 16, 'right'),
    part >= 1 ? `${(elapsedMs / 1_000).toFixed(1)} s` : leftText(part, elapsedMs),
  ].join('  ')
}

function leftText(fraction: number, elapsedMs: number): string {
  if (fraction <= 0) return ''
  return `${Math.ceil((elapsedMs * (1 - fraction)) / fraction / 1_000)} s left`
}

export type Screen = { isTTY?: boolean; columns?: number; write(text: string): unknown }
const plainEveryMs = 3_000

/** Shows how far a load is: one line that changes in a terminal, else a line every few seconds. */
export function makeProgress(screen: Screen) {
  let plainAt = 0
  return {
    show(loaded: Loaded) {
      if (screen.isTTY) screen.write(`\r${shortened(progressText(loaded), (screen.columns || 80) - 1)}\x1b[K`)
      else if (loaded.fraction < 1 && loaded.elapsedMs - plainAt >= plainEveryMs) {
        plainAt = loaded.elapsedMs
        screen.write(`${progressText(loaded).trimEnd()}\n`)
      }
    },
    /** The line that stays. */
    done(loaded: Loaded) {
      if (screen.isTTY)
        screen.write(`\r${shortened(progressText(loaded), (screen.columns || 80) - 1)}\x1b[K\n`)
      else screen.write(`${progressText(loaded)}\n`)
    },
  }
}
