const escaped = /_x([0-9A-Fa-f]{4})_/g

/** Text of a spreadsheet, which writes what XML cannot hold as `_xHHHH_` (ST_Xstring). */
export const spreadsheetText = (text: string): string =>
  text.includes('_x')
    ? text.replace(escaped, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    : text

/** The text of a `t`: white space at its ends counts only where it is said to. */
export const textElement = (text: string, isPreserved: boolean): string =>
  spreadsheetText(isPreserved ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ''))
