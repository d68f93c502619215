import { isDeepStrictEqual } from 'node:util'
import { type Client, isProblem, type Schemas } from '@tg-cloud/client'
import { DemoFault } from './fault.ts'
import { makeProgress, type Screen } from './progress.ts'
import type { Source } from './sources.ts'
import { refusedTable } from './show-refused.ts'
import { table } from './table.ts'

type Deps = { client: Client; screen: Screen; say(line?: string): void; signal: AbortSignal }
const count = (value: number) => value.toLocaleString('en')

/** Registers a data set, loads its file in place of all that is in it, and shows the receipt. */
export async function loadSource({ client, screen, say, signal }: Deps, source: Source): Promise<void> {
  say(`\n${source.slug}: ${source.about}`)
  const proposed = source.fields === undefined ? await propose({ client, say, signal }, source) : undefined
  await register(client, source, proposed, signal)
  const begun = performance.now()
  const progress = makeProgress(screen)
  const loaded = ({ received, bytes }: Pick<Schemas['Ingest'], 'received' | 'bytes'>, done = false) => ({
    label: source.slug,
    fraction: done ? 1 : source.rows === undefined ? bytes / source.file.size : received / source.rows,
    rows: received,
    bytes,
    elapsedMs: performance.now() - begun,
  })
  progress.show(loaded({ received: 0, bytes: 0 }))
  const receipt = await client.ingests.load(
    {
      path: { slug: source.slug },
      query: { mode: 'replace', ...(proposed?.charset ? { charset: proposed.charset as 'cp949' } : {}) },
      contentType: source.contentType,
      body: source.file,
    },
    { signal, onProgress: (now) => progress.show(loaded(now)) },
  )
  progress.done(loaded(receipt, true))
  say(`  ${receiptText(receipt)}`)
  if (receipt.quarantined > 0) {
    const refused: Schemas['RefusedRow'][] = []
    for await (const row of client.ingests.quarantine({ path: { id: receipt.id } }, { signal }))
      refused.push(row)
    for (const line of refusedTable(refused)) say(`  ${line}`)
  }
}

async function propose({ client, say, signal }: Omit<Deps, 'screen'>, source: Source) {
  const proposed = await client.datasets.infer(
    { contentType: source.contentType, body: source.file },
    { signal },
  )
  say(
    `  The server reads it as ${proposed.charset ?? 'bytes'} and proposes, from ${count(proposed.rows)} rows:`,
  )
  const rows = proposed.columns.map(({ header, name }, i) => {
    const { type = '', read = {} } = proposed.fields[i] ?? {}
    const rules = Object.entries(read).map(([rule, value]) => `${rule} ${JSON.stringify(value)}`)
    return [header, name, type, rules.join(', ')]
  })
  const heads = [{ head: 'header' }, { head: 'field' }, { head: 'type' }, { head: 'read with', most: 60 }]
  for (const line of table(heads, rows)) say(`  ${line}`)
  return proposed
}

/** One of an earlier run is taken as it is when its fields are the same, else made anew. */
async function register(
  client: Client,
  source: Source,
  proposed: Schemas['InferredSchema'] | undefined,
  signal: AbortSignal,
) {
  const path = { slug: source.slug }
  const fields = (source.fields ?? proposed?.fields ?? []) as Schemas['FieldInput'][]
  const there = await client.datasets.get({ path }, { signal }).catch((error: unknown) => {
    if (isProblem(error, 'dataset_not_found')) return undefined
    throw error
  })
  if (there && isDeepStrictEqual(there.fields, fields)) return
  if (there) await client.datasets.delete({ path, headers: { 'If-Match': '*' } }, { signal })
  const { slug } = await client.datasets.create(
    {
      body: {
        name: source.name,
        fields,
        ...((source.timeField ?? proposed?.timeField)
          ? { timeField: source.timeField ?? proposed?.timeField ?? null }
          : {}),
        ...(source.primaryKey ? { primaryKey: source.primaryKey } : {}),
        tags: ['demo'],
        keepOriginals: { policy: 'never' },
      },
    },
    { signal },
  )
  if (slug !== source.slug)
    throw new DemoFault(
      `The data set ${source.slug} got the name ${slug}: an earlier one is still being deleted`,
    )
}

function receiptText(receipt: Schemas['Ingest']): string {
  const { received, accepted, updated, duplicate, quarantined, tookMs } = receipt
  return (
    `receipt: ${count(received)} received = ${count(accepted)} accepted + ${count(updated)} updated + ` +
    `${count(duplicate)} duplicate + ${count(quarantined)} refused, in ${count(tookMs)} ms`
  )
}
