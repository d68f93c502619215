// What XML 1.0 has not; a spreadsheet writes it as _xHHHH_, and so a text that looks like that is written too.
// oxlint-disable-next-line no-control-regex
const special = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\r]|_(?=x[0-9A-Fa-f]{4}_)|[&<>"]/g
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it stands in an XML of a spreadsheet; half a character is U+FFFD. */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replace(
      special,
      (found) => entities[found] ?? `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
