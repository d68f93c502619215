// What names of files may not have on common systems, and marks that turn the direction of what follows.
const forbidden = /[\p{Cc}"*/:<>?\\|\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** A name under which a file can be saved everywhere: composed, in any language, never a hidden file or a folder. */
export const safeFileName = (name: string): string =>
  name.normalize('NFC').toWellFormed().replaceAll(forbidden, '_').replace(/^\.+/, '_')
