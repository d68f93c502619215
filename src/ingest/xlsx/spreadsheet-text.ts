const escaped = /_x([0-9A-Fa-f]{4})_/g

/** Text of a spreadsheet, which writes what XML cannot hold as `_xHHHH_` (ST_Xstring). */
export const spreadsheetText = (text: string): string =>
  text.includes('_x')
    ? text.replace(escaped, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    : text

/** The text of a `t`: white space at its ends counts only where it is said to. */
export const textElement = (text: string, isPreserved: boolean): string =>
  spreadsheetText(isPreserved ? text : trimmed(text))

/** Of the white space of XML; in one walk, however much of it there is. */
function trimmed(text: string): string {
  let [from, to] = [0, text.length]
  while (from < to && isSpace(text.charCodeAt(from))) from++
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--
  return text.slice(from, to)
}
const isSpace = (unit: number) => unit === 32 || unit === 9 || unit === 10 || unit === 13
