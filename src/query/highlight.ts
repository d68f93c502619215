import type { Field } from '@tg-cloud/contract/fields'
import { limits } from '@tg-cloud/contract/limits'
import type { Cell } from '../datasets/cell.ts'
import type { ResolvedFilter } from '../filters/resolved-filter.ts'
import { type TokenSpan, tokenSpans } from '../values/token-spans.ts'

/** Joined, the parts are a piece of the text as it is stored. */
export type Fragment = { parts: { text: string; match: boolean }[] }
type Range = { start: number; end: number }
type Sought = { words: Set<string>; phrases: string[][]; texts: string[] }

/** More than can stand in all fragments of a text. */
const rangesMost = limits.highlightFragments * (limits.highlightChars + limits.filterValueChars)

/**
 * Shows where a cell of the field has what the filter looks for in it by `match` and `contains`, but for what it looks
 * for below `not`: `limits.highlightFragments` pieces at most, of about `limits.highlightChars` characters, cut between
 * words. Undefined when it looks for nothing.
 */
export function makeHighlighter(
  field: Field,
  filter: ResolvedFilter | undefined,
): ((cell: Cell) => Fragment[]) | undefined {
  const sought: Sought = { words: new Set(), phrases: [], texts: [] }
  if (filter) collect(filter, field, sought, true)
  const { words, phrases, texts } = sought
  if (words.size + phrases.length + texts.length === 0) return undefined
  return (cell) => {
    const fragments: Fragment[] = []
    for (const text of Array.isArray(cell) ? cell : [cell])
      if (typeof text === 'string' && fragments.length < limits.highlightFragments)
        fragments.push(...fragmentsOf(text, sought))
    return fragments.slice(0, limits.highlightFragments)
  }
}

function collect(filter: ResolvedFilter, field: Field, sought: Sought, isWanted: boolean): void {
  if (filter.op === 'not') return collect(filter.filter, field, sought, !isWanted)
  if ('filters' in filter) {
    for (const part of filter.filters) collect(part, field, sought, isWanted)
    return
  }
  if (!isWanted || filter.target.kind !== 'field' || filter.target.field.name !== field.name) return
  if (filter.op === 'contains') sought.texts.push(filter.value)
  else if (filter.op === 'match' && filter.mode === 'phrase') sought.phrases.push(filter.words)
  else if (filter.op === 'match') for (const word of filter.words) sought.words.add(word)
}

function fragmentsOf(text: string, sought: Sought): Fragment[] {
  const spans = [...tokenSpans(text)]
  const ranges = merged([...wordRanges(spans, sought), ...textRanges(text, sought.texts)])
  const fragments: Fragment[] = []
  let [next, from] = [0, 0]
  while (next < ranges.length && fragments.length < limits.highlightFragments) {
    const { start, end } = windowOf(text, spans, from, ranges[next] as Range)
    const parts: Fragment['parts'] = []
    let at = start
    let range = ranges[next]
    for (; range && range.start < Math.max(end, at); range = ranges[++next]) {
      if (range.start > at) parts.push({ text: text.slice(at, range.start), match: false })
      parts.push({ text: text.slice(range.start, range.end), match: true })
      at = range.end
    }
    if (at < end) parts.push({ text: text.slice(at, end), match: false })
    fragments.push({ parts })
    from = Math.max(at, end)
  }
  return fragments
}

function* wordRanges(spans: readonly TokenSpan[], { words, phrases }: Sought): Generator<Range> {
  let count = 0
  for (let i = 0; i < spans.length && count < rangesMost; i++) {
    const span = spans[i] as TokenSpan
    const ends = phrases
      .filter((phrase) => phrase.every((word, k) => spans[i + k]?.token === word))
      .map((phrase) => spans[i + phrase.length - 1]?.end ?? span.end)
    if (words.has(span.token)) ends.push(span.end)
    if (ends.length === 0) continue
    count++
    yield { start: span.start, end: Math.max(...ends) }
  }
}

function* textRanges(text: string, texts: readonly string[]): Generator<Range> {
  for (const sought of texts) {
    let start = text.indexOf(sought)
    for (let count = 0; start >= 0 && count < rangesMost; count++) {
      yield { start, end: start + sought.length }
      start = text.indexOf(sought, start + sought.length)
    }
  }
}

/** In their order, those that overlap as one. */
function merged(ranges: Range[]): Range[] {
  const all: Range[] = []
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last && range.start < last.end) last.end = Math.max(last.end, range.end)
    else all.push({ ...range })
  }
  return all
}

/** What is shown of a text around a match, not before `from`: from the begin of a word to the end of one. */
function windowOf(text: string, spans: readonly TokenSpan[], from: number, match: Range): Range {
  const around = Math.max(0, limits.highlightChars - (match.end - match.start))
  const centred = Math.min(match.start - Math.floor(around / 2), text.length - limits.highlightChars)
  const earliest = Math.min(match.start, Math.max(from, centred))
  const latest = Math.max(earliest + limits.highlightChars, match.end)
  const first = spans.find(({ start }) => start >= earliest)?.start ?? text.length
  const last = spans.findLast(({ end }) => end <= latest)?.end ?? 0
  return {
    start: earliest === 0 ? 0 : first <= match.start ? first : wholeFrom(text, earliest, match.start),
    end:
      latest >= text.length ? text.length : last >= match.end ? last : wholeFrom(text, latest, text.length),
  }
}

/** Where no word begins or ends: the next place that does not part a character from its marks. */
function wholeFrom(text: string, at: number, most: number): number {
  let place = at
  while (place < most && /^[\p{M}\p{Cf}\p{Cs}\p{Emoji_Modifier}]/u.test(text.slice(place, place + 2))) place++
  return place
}
