import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import type { Caller } from '../auth/session.ts'
import { makeExportFeed } from './export-feed.ts'
import type { ExportRecord, ExportState } from './export.ts'
import { makeFollowExport } from './follow-export.ts'

const caller: Caller = { userId: 'u', sessionId: undefined, level: 'GENERAL' }
const record = (change: number, state: ExportState, rows: number): ExportRecord => ({
  id: 'e',
  datasetId: 'd',
  datasetSlug: 'bus',
  delivery: 'file',
  state,
  format: 'csv',
  options: {},
  fileName: 'bus.csv',
  version: 1,
  rows,
  totalRows: 10,
  bytes: rows * 10,
  sha256: null,
  unmappable: 0,
  completeness: null,
  problem: null,
  attempts: 1,
  createdBy: 'u',
  createdAt: '2026-11-25T00:00:00.000Z',
  startedAt: null,
  finishedAt: null,
  expiresAt: null,
  runningMs: 0,
  change,
  question: { search: {} },
})

type Given = { known?: number; timing?: { quietMs: number; lifeMs: number } }
/** One that listens while the export is as in `states`, one look after the other. */
function listening(states: ExportRecord[], { known = 0, timing }: Given = {}) {
  let next = 0
  const now = () => states[Math.min(next++, states.length - 1)] as ExportRecord
  const feed = makeExportFeed({
    exports: {
      async summaries() {
        const { question: _question, ...summary } = now()
        return [summary]
      },
    },
    mostPerUser: 2,
    everyMs: 5,
    log: () => undefined,
  })
  const follow = makeFollowExport({
    requireExport: async () => now(),
    feed,
    timing: timing ?? { quietMs: 60_000, lifeMs: 60_000 },
  })
  const leaving = new AbortController()
  return { feed, leaving, open: () => follow(caller, 'e', { known, signal: leaving.signal }) }
}
const told = async (states: ExportRecord[], given?: Given) => text(await listening(states, given).open())
const eventsIn = (all: string) =>
  [...all.matchAll(/id: (.*)\nevent: (.*)\n/g)].map(([, id, event]) => `${event} ${id}`)

it('tells each change once, and last that it is over', async () => {
  const all = await told([
    record(1, 'queued', 0),
    record(1, 'queued', 0),
    record(7, 'running', 5),
    record(7, 'running', 5),
    record(9, 'succeeded', 10),
  ])
  expect(eventsIn(all)).toEqual(['progress 1', 'progress 7', 'end 9'])
  expect(all.startsWith('retry: 1000\n\n')).toBe(true)
  expect(all).not.toMatch(/question|change|runningMs/)
})

it('does not tell again what is known, but for the end', async () => {
  const running = [record(7, 'running', 5), record(8, 'running', 6), record(9, 'succeeded', 10)]
  expect(eventsIn(await told(running, { known: 7 }))).toEqual(['progress 8', 'end 9'])
  expect(eventsIn(await told([record(9, 'failed', 3)], { known: 9 }))).toEqual(['end 9'])
})

it('says that it is there while nothing changes', async () => {
  const waiting = Array.from({ length: 20 }, () => record(1, 'queued', 0))
  const timing = { quietMs: 15, lifeMs: 60_000 }
  const all = await told([...waiting, record(2, 'cancelled', 0)], { timing })
  expect(all).toContain(': still here\n\n')
  expect(eventsIn(all)).toEqual(['progress 1', 'end 2'])
})

it('is over without an end when its time is, the server stops, or its listener leaves', async () => {
  const waiting = [record(1, 'queued', 0)]
  const timing = { quietMs: 10, lifeMs: 30 }
  expect(eventsIn(await told(waiting, { timing }))).toEqual(['progress 1'])
  for (const end of ['stop', 'leave'] as const) {
    const { feed, leaving, open } = listening(waiting)
    const stream = await open()
    const all = text(stream)
    setImmediate(() => (end === 'stop' ? feed.close() : leaving.abort()))
    expect(await all).not.toContain('event: end')
  }
})

it('breaks off when it may no longer be read', async () => {
  let allowed = true
  const feed = makeExportFeed({
    exports: { summaries: async () => [] },
    mostPerUser: 1,
    everyMs: 5,
    log: () => undefined,
  })
  const follow = makeFollowExport({
    requireExport: async () => {
      if (!allowed) throw new Error('no longer')
      allowed = false
      return record(1, 'queued', 0)
    },
    feed,
    timing: { quietMs: 10, lifeMs: 60_000 },
  })
  await expect(
    text(await follow(caller, 'e', { known: 0, signal: new AbortController().signal })),
  ).rejects.toThrow('no longer')
  // Its place is free again.
  feed.follow({ userId: 'u', id: 'e', known: 0 })
})
