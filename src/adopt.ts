import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { makePasswordHasher } from './adapters/argon2/password-hasher.ts'
import { openPilotStore } from './adapters/postgres/adopt.repository.ts'
import { adoptUsers, countUsersToAdopt, type Refusal, type Tally } from './adopt/adopt-users.ts'
import { AdoptError } from './adopt/ports.ts'
import { planLines, refusalLine, tallyLines } from './adopt/report.ts'
import { loadConfig } from './config.ts'
import { migrateUp } from './migrate.ts'

const usage = `Usage: node src/adopt.ts [--from SCHEMA] [--zone ZONE] [--yes] [--skip-refused]
  shows how the users of the pilot are taken over; does it with --yes, or when the schema's name is typed
  --from SCHEMA   where the pilot's tables are, when that is not DB_SCHEMA
  --zone ZONE     of times that carry none (Asia/Seoul); without it the database's
  --skip-refused  also when some users cannot be carried`

const say = (line: string) => console.log(line)
const tell = (line: string) => console.error(line)

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      zone: { type: 'string' },
      yes: { type: 'boolean', default: false },
      'skip-refused': { type: 'boolean', default: false },
    },
  })
  const { from, zone, yes, 'skip-refused': skipRefused } = values
  if (from !== undefined && !/^[a-z_][a-z0-9_]{0,62}$/.test(from)) throw new AdoptError(usage)
  const { databaseUrl: url, dbSchema: schema, login } = loadConfig()
  if (url === undefined)
    throw new AdoptError('Set DATABASE_URL to the PostgreSQL that has the tables of the pilot')
  const where = { url, schema }

  const store = await openPilotStore({ where, from, zone, log: tell })
  const { situation } = store
  const deps = { store, kindOf: makePasswordHasher(login).kindOf }
  for (const line of planLines(situation, zone ?? situation.databaseZone)) say(line)
  const refused = (refusal: Refusal) => say(refusalLine(refusal))
  const plan = await countUsersToAdopt({ ...deps, onRefused: refused })
  for (const line of tallyLines(plan)) say(line)

  if (!situation.inPlace && plan.carried === 0 && plan.before > 0) {
    say('Done already: there is nobody to carry')
    return 0
  }
  if (plan.refused > 0 && !skipRefused) {
    say(`${plan.refused} users would be lost: correct them in the pilot, or leave them with skip-refused=1`)
    return yes ? 1 : 0
  }
  if (!yes && !(await isTyped(schema))) {
    say('Nothing was changed. To do it, stop the pilot and add yes=1')
    return 0
  }
  // Into a schema of the server's own: a crash after this leaves it empty of users, and the next run goes on.
  if (!situation.inPlace) await migrateUp({ ...where, log: tell })
  const done = await adoptUsers({ ...deps, onRefused: () => {} }, skipRefused)
  // What belongs to the schema without being in it.
  await migrateUp({ ...where, log: tell })
  say(doneLine(done, situation.kept))
  return 0
}

const doneLine = ({ carried, refused, before, pilot }: Tally, kept: string) =>
  `Done: ${carried} users carried, ${refused} refused, ${before} adopted before, of ${pilot}; the pilot's tables are in schema "${kept}"`

/** Asked on a terminal only. */
async function isTyped(schema: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  // At the end of the input `question` would wait for ever.
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')))
  const answer = await Promise.race([lines.question(`Type the schema name (${schema}) to do it: `), ended])
  lines.close()
  return answer.trim() === schema
}

/** What somebody can do something about in a line; a defect with all it carries. */
function explain(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  if (['AdoptError', 'ConfigError', 'MigrationError', 'AppError', 'StartError'].includes(error.name))
    return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
  const { code = '' } = error as { code?: string }
  // Of PostgreSQL, no right to do it or no such zone; of parseArgs, an unknown option.
  if (['42501', '22023'].includes(code))
    return `PostgreSQL refused, and nothing was changed: ${error.message}`
  return code.startsWith('ERR_PARSE_ARGS') ? usage : error
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}
