import { cellsOf, padded } from './cells.ts'

export type Bar = { label: string; value: number; text: string }
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/** So much of `cells` cells, in eighths of a cell. */
export function bar(fraction: number, cells: number): string {
  const parts = Math.round(Math.min(1, Math.max(0, fraction)) * cells * 8)
  return '█'.repeat(Math.floor(parts / 8)) + (eighths[parts % 8] ?? '')
}

/** A line for each bar, from 0 to the greatest value; what is below 0 has no bar. */
export function bars(all: readonly Bar[], cells: number): string[] {
  const most = Math.max(...all.map(({ value }) => value), 0)
  const labels = Math.max(0, ...all.map(({ label }) => cellsOf(label)))
  const texts = Math.max(0, ...all.map(({ text }) => cellsOf(text)))
  return all.map(({ label, value, text }) =>
    `${padded(label, labels)}  ${padded(text, texts, 'right')}  ${bar(most === 0 ? 0 : value / most, cells)}`.trimEnd(),
  )
}
