import { limits } from '@tg-cloud/contract/limits'
import { bodyTooLarge } from '../../errors.ts'
import type { Archive } from './archive.ts'
import { makePackedTexts } from './packed-texts.ts'
import { readXml } from './read-xml.ts'
import { textElement } from './spreadsheet-text.ts'

/** Texts that cells name by their number, from 0. */
export type SharedTexts = { get(number: number): string | undefined }

/**
 * Reads the texts that the cells of a workbook share, and holds them beside the heap as they are: two bytes for each unit
 * of UTF-16, and eight for each text. Errors: body_malformed, body_too_large (limits `sharedTextsMax`, `sharedTextBytes`).
 */
export async function readSharedTexts(archive: Archive, path: string | undefined): Promise<SharedTexts> {
  const texts = makePackedTexts()
  if (path === undefined || !archive.has(path)) return texts
  const item = makeRichText()
  const pieces = readXml(path, archive.read(path), {
    open(name, attributes, depth) {
      if (name === 'si' && depth === 2) item.start()
      else item.open(name, attributes)
    },
    text: (text) => item.add(text),
    close(name, depth) {
      item.close(name)
      if (name === 'si' && depth === 2) texts.add(item.text())
    },
  })
  for await (const _ of pieces);
  return texts
}

/** The text of a `si` or an `is`: of all its runs, without how it is to be read aloud (`rPh`). */
export function makeRichText() {
  let [whole, part]: [string, string] = ['', '']
  let [isText, isAloud, isPreserved] = [false, false, false]
  return {
    start() {
      whole = ''
      isText = isAloud = false
    },
    open(name: string, attributes: Readonly<Record<string, string>>) {
      if (name === 'rPh') isAloud = true
      if (name !== 't' || isAloud) return
      isText = true
      isPreserved = attributes['xml:space'] === 'preserve'
      part = ''
    },
    add(text: string) {
      if (!isText) return
      part += text
      // It comes in pieces, of which each may be short.
      if (whole.length + part.length > limits.rowBytes) throw textTooLong()
    },
    close(name: string) {
      if (name === 'rPh') isAloud = false
      if (name !== 't' || !isText) return
      whole += textElement(part, isPreserved)
      isText = false
    },
    text: () => whole,
  }
}

export const textTooLong = () =>
  bodyTooLarge(`A text of the workbook is longer than ${limits.rowBytes} characters`)
