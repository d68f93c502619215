import { limits } from '@tg-cloud/contract/limits'
import type { Logger } from 'pino'
import type { Database } from './adapters/postgres/database.ts'
import { makeExportRepository } from './adapters/postgres/exports.repository.ts'
import { deriveKey } from './auth/keys.ts'
import type { SessionCheck } from './auth/ports.ts'
import type { Config } from './config.ts'
import { type OpenDataset, requireRight } from './datasets/open-dataset.ts'
import type { DatasetRepository } from './datasets/ports.ts'
import { makeWhileBeating } from './exports/beats.ts'
import { makeCancelExport } from './exports/cancel-export.ts'
import { makeCreateExport } from './exports/create-export.ts'
import { makeDeleteWithFiles } from './exports/delete-with-files.ts'
import { makeExportFeed } from './exports/export-feed.ts'
import { makeFindQuestion } from './exports/find-question.ts'
import { makeFollowExport } from './exports/follow-export.ts'
import { makeForgetFiles } from './exports/forget-files.ts'
import { makeGetExport } from './exports/get-export.ts'
import { makeLinks } from './exports/link-file.ts'
import { makeLinkKeys } from './exports/link-keys.ts'
import { makeListExports } from './exports/list-exports.ts'
import type { CallerOf, ExportFiles } from './exports/ports.ts'
import { makeReadFile } from './exports/read-file.ts'
import { makeRequireExport } from './exports/require-export.ts'
import { makeRunExport } from './exports/run-export.ts'
import { makeRunExports, usualTiming } from './exports/run-exports.ts'
import { makeRunningExports } from './exports/running-exports.ts'
import { makeStreamExport } from './exports/stream-export.ts'
import { makeWriteTable } from './exports/write-table.ts'
import type { DeletionsUseCases } from './http/routes/deletions.ts'
import type { Cursors } from './paging/cursor.ts'
import { compileTable } from './query/compile-table.ts'
import type { QuestionEngine } from './query/ports.ts'
import { fillQuestion } from './saved-queries/fill-question.ts'
import type { RequireQuery } from './saved-queries/require-query.ts'
import { everyMinute } from './turns/every-minute.ts'
import type { UserRepository } from './users/ports.ts'

type Deps = {
  config: Pick<Config, 'exports'>
  database: Database
  datasets: DatasetRepository
  openDataset: OpenDataset
  files: ExportFiles
  requireQuery: RequireQuery
  rows: { engine: { opened: () => Promise<QuestionEngine> }; deletions: DeletionsUseCases }
  cursors: Cursors
  secret: string
  users: Pick<UserRepository, 'get'>
  checkSession: SessionCheck
  log: Logger
}

/** Files of rows: those that run in this process, and what is kept of them. */
export function composeExports({
  config,
  database,
  datasets,
  openDataset,
  files,
  requireQuery,
  rows,
  cursors,
  secret,
  users,
  checkSession,
  log,
}: Deps) {
  const warn = (line: string) => log.warn(line)
  const { room, quotaBytes, keptMs } = config.exports
  const exports = makeExportRepository(database)
  const requireExport = makeRequireExport({ exports, datasets, requireRight })
  const forgetFiles = makeForgetFiles({ exports, files })
  const onDefect = (exportId: string, err: unknown) => log.error({ exportId, err }, 'an export broke off')
  const running = makeRunningExports()
  const whileBeating = makeWhileBeating({ exports, timing: usualTiming })
  const ask: QuestionEngine['ask'] = async (dataset, work, signal) =>
    (await rows.engine.opened()).ask(dataset, work, signal)
  const writeTable = makeWriteTable({ engine: { ask } })
  const callerOf: CallerOf = async (userId) => {
    const user = await users.get(userId)
    return user?.disabledAt === null ? { userId, level: user.level, sessionId: undefined } : undefined
  }
  const runExport = makeRunExport({
    datasets,
    requireRight,
    callerOf,
    compileTable,
    writeTable,
    files,
  })
  const runner = makeRunExports({
    exports,
    files,
    running,
    runExport,
    whileBeating,
    room,
    quotaBytes,
    keptMs,
    log: (line) => log.info(line),
    onDefect,
    timing: usualTiming,
  })
  const findQuestion = makeFindQuestion({ openDataset, requireQuery, fillQuestion, compileTable })
  const readFile = makeReadFile({ requireExport, files })
  const feed = makeExportFeed({ exports, mostPerUser: limits.exportFollowersPerUserMax, log: warn })
  const settling = everyMinute(
    () => forgetFiles('due'),
    ({ message }) => warn(`Files of exports are not removed: ${message}`),
  )
  return {
    useCases: {
      createExport: makeCreateExport({ exports, findQuestion, quotaBytes, ring: runner.ring }),
      listExports: makeListExports({ exports, cursors }),
      getExport: makeGetExport({ requireExport }),
      readFile,
      ...makeLinks({
        keys: makeLinkKeys(deriveKey(secret, 'export-link')),
        readFile,
        checkSession,
        callerOf,
      }),
      followExport: makeFollowExport({ requireExport, feed }),
      cancelExport: makeCancelExport({ exports, requireExport, running, files }),
      streamExport: makeStreamExport({
        exports,
        running,
        compileTable,
        writeTable,
        whileBeating,
        room: config.exports.streams,
        onDefect,
      }),
    },
    writeTable,
    /** With those that take files along. */
    deletions: {
      ...rows.deletions,
      deleteRows: makeDeleteWithFiles({ deleteRows: rows.deletions.deleteRows, forgetFiles }),
    },
    /** Runs exports, and removes files whose time is over; once now, then every minute. */
    async start() {
      runner.start()
      await forgetFiles('due')
      settling.start()
    },
    /** Streams of events end, and clients come again to another process. */
    endStreams: feed.close,
    async close() {
      settling.end()
      await runner.stop()
      await running.close()
    },
  }
}
