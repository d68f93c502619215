import { limits } from '@tg-cloud/contract/limits'
import { bodyTooLarge } from '../../errors.ts'

type Most = { sharedTextsMax: number; sharedTextBytes: number }

const pageBytes = 1_048_576

/** Texts beside the heap, in the order in which they come. Errors of `add`: body_too_large. */
export function makePackedTexts(most: Most = limits) {
  // A text that is longer than a page takes the places of several, and the first of them holds it.
  const pages: (Buffer | undefined)[] = []
  let places = new Uint32Array(1_024)
  let lengths = new Uint32Array(1_024)
  let [count, end, room] = [0, 0, 0]
  return {
    add(text: string) {
      const bytes = text.length * 2
      if (bytes > room) {
        const size = Math.max(1, Math.ceil(bytes / pageBytes))
        end = pages.length * pageBytes
        // What follows a text of several pages begins a page of its own.
        room = size === 1 ? pageBytes : bytes
        if (end + size * pageBytes > most.sharedTextBytes) throw tooMuch(most)
        pages.push(Buffer.allocUnsafeSlow(room), ...Array.from({ length: size - 1 }, () => undefined))
      }
      if (count === most.sharedTextsMax) throw tooMuch(most)
      if (count === places.length) {
        places = grown(places)
        lengths = grown(lengths)
      }
      pages[Math.floor(end / pageBytes)]?.write(text, end % pageBytes, 'utf16le')
      places[count] = end
      lengths[count++] = bytes
      end += bytes
      room -= bytes
    },
    get(number: number): string | undefined {
      if (!(number >= 0 && number < count)) return undefined
      const place = places[number] as number
      const from = place % pageBytes
      const page = pages[Math.floor(place / pageBytes)]
      return page?.toString('utf16le', from, from + (lengths[number] as number)) ?? ''
    },
  }
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(array.length * 2)
  longer.set(array)
  return longer
}

const tooMuch = (most: Most) =>
  bodyTooLarge(
    `The workbook's texts are more than ${most.sharedTextsMax}, or ${most.sharedTextBytes} bytes in UTF-16; ` +
      'save the sheet as CSV',
  )
