import { unwritable } from '../../values/sheet-row.ts'

// What XML 1.0 has not is written by a number, and so is a text that would look like one.
const special = new RegExp(`[${unwritable}]|_(?=x[0-9A-Fa-f]{4}[_${unwritable}])|[&<>"]`, 'g')
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it stands in an XML of a spreadsheet; half a character is U+FFFD. */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replace(
      special,
      (found) => entities[found] ?? `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
