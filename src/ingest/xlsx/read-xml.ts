import { setImmediate } from 'node:timers/promises'
import { limits } from '@tg-cloud/contract/limits'
import { SaxesParser } from 'saxes'
import { AppError, bodyMalformed, bodyTooLarge } from '../../errors.ts'
import { capped } from '../capped.ts'

export type XmlAttributes = Readonly<Record<string, string>>
/** Names are local: without the prefix of their namespace. `depth` of the root is 1. */
export type XmlHandlers = {
  open(name: string, attributes: XmlAttributes, depth: number): void
  text?(text: string): void
  close?(name: string, depth: number): void
}

const depthMost = limits.jsonDepth
/** Of one tag: each is held until it ends. */
const attributesMost = 1_000
const local = (name: string) => name.slice(name.indexOf(':') + 1)

/**
 * Tells what stands in a part, piece by piece, and lets others have their turn after each. Definitions of a document
 * (DTD), and so entities of its own, are refused. Errors: body_malformed, body_too_large, those of the bytes.
 */
export async function* readXml(
  part: string,
  bytes: AsyncIterable<Uint8Array>,
  { open, text, close }: XmlHandlers,
): AsyncGenerator<void, void> {
  const parser = new SaxesParser({ position: false, xmlns: false })
  let [depth, isHeard, quiet, attributesSeen] = [0, false, 0, 0]
  const hear = () => {
    isHeard = true
  }
  parser.on('error', (error) => {
    throw malformed(part, error.message, error)
  })
  parser.on('doctype', () => {
    throw malformed(part, 'it defines a document type')
  })
  parser.on('attribute', () => {
    if (++attributesSeen > attributesMost) throw malformed(part, 'a tag has too many attributes')
  })
  parser.on('opentag', ({ name, attributes }) => {
    isHeard = true
    attributesSeen = 0
    if (++depth > depthMost) throw malformed(part, `it is nested deeper than ${depthMost}`)
    open(local(name), attributes, depth)
  })
  parser.on('closetag', ({ name }) => {
    isHeard = true
    close?.(local(name), depth)
    depth--
  })
  const hearText = (piece: string) => {
    isHeard = true
    text?.(piece)
  }
  parser.on('text', hearText)
  parser.on('cdata', hearText)
  parser.on('comment', hear)
  parser.on('processinginstruction', hear)

  let decoder: TextDecoder | undefined
  const feed = (piece?: Uint8Array) => {
    try {
      decoder ??= new TextDecoder(charsetOf(piece), { fatal: true })
      isHeard = false
      const decoded = piece ? decoder.decode(piece, { stream: true }) : decoder.decode()
      if (decoded !== '') parser.write(decoded)
      // What is read on without an end is held.
      quiet = isHeard ? 0 : quiet + decoded.length
      if (piece === undefined) parser.close()
    } catch (error) {
      throw error instanceof AppError ? error : malformed(part, 'its text cannot be decoded', error)
    }
    if (quiet > limits.rowBytes)
      throw bodyTooLarge(`A text or a tag in ${part} is longer than ${limits.rowBytes} characters`)
  }
  for await (const piece of bytes) {
    feed(piece)
    yield
    await setImmediate()
  }
  feed()
  yield
}

const malformed = (part: string, why: string, cause?: unknown) =>
  bodyMalformed(`${part} of the workbook cannot be read: ${why}`, { cause })

/** A package holds UTF-8, or UTF-16 with a byte order mark. */
function charsetOf(bytes: Uint8Array = new Uint8Array()): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
}

/** Reads a part that is small, and bounded. */
export async function readWhole(
  part: string,
  bytes: AsyncIterable<Uint8Array>,
  handlers: XmlHandlers,
): Promise<void> {
  const most = limits.workbookPartBytes
  const tooLong = () => bodyTooLarge(`${part} of the workbook is longer than ${most} bytes`)
  for await (const _ of readXml(part, capped(bytes, most, tooLong), handlers));
}
