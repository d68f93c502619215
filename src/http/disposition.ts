// What RFC 8187 lets not stand for itself, and encodeURIComponent does.
const unsafe = /['()*]/g

/** Content-Disposition of a file that is saved under this name (RFC 6266); `plain` is ASCII, for clients that read no other. */
export function dispositionOf(name: string, plain: string): string {
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    unsafe,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
