/** NDJSON of rows of some KiB each, `n` and `raw`: more than what waits between a server and its reader. */
export const wideRowCount = 3_000
export const wideRows = Buffer.from(
  Array.from(
    { length: wideRowCount },
    (_, n) => `${JSON.stringify({ n, raw: { text: `${n} `.repeat(900) } })}\n`,
  ).join(''),
)
