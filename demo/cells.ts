import stringWidth from 'string-width'

const graphemes = new Intl.Segmenter('ko', { granularity: 'grapheme' })

/** How many cells of a terminal a text takes; Hangul and other wide characters take two. */
export const cellsOf = (text: string): number => stringWidth(text)

/** Fills a text up to so many cells. */
export function padded(text: string, cells: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, cells - cellsOf(text)))
  return align === 'left' ? text + space : space + text
}

/** A text of at most so many cells, the last of them `…` where something was cut off. */
export function shortened(text: string, cells: number): string {
  if (cellsOf(text) <= cells) return text
  let [kept, taken] = ['', 0]
  for (const { segment } of graphemes.segment(text)) {
    const more = cellsOf(segment)
    if (taken + more > cells - 1) break
    kept += segment
    taken += more
  }
  return `${kept}…`
}
