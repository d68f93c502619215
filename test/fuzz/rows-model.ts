import type { Dataset } from '@tg-cloud/contract/datasets'
import type { Deps } from './inspect.ts'
import { makeInspect } from './inspect.ts'
import { operationNamed } from './requests.ts'

type Call = {
  /** The slug or the id in the path. */
  place?: string
  query?: string
  headers?: Record<string, string>
  type?: string
  content?: string
}
export type Row = { load: string; key: number; value: number }

// What a sequence looks into: answers of every shape.
// oxlint-disable-next-line typescript/no-explicit-any
type Json = any

/** A data set of one sequence, by what the server has answered so far, and calls whose answers are inspected. */
export async function makeRowsModel(deps: Deps, keyed: boolean) {
  const inspect = makeInspect(deps)
  const { token, caller } = deps.world.credentialOf('MANAGER', 0)

  /** One inspected call; fails when the answer has another status. */
  async function call(operationId: string, status: number, rest: Call = {}): Promise<Json> {
    const { place = '', query = '', headers = {}, type = 'application/json', content } = rest
    const operation = operationNamed(operationId)
    const [name = 'id'] = [...operation.route.path.matchAll(/:(\w+)/g)].map(([, found]) => found)
    const all = {
      authorization: `Bearer ${token}`,
      ...(content === undefined
        ? {}
        : { 'content-type': type, 'content-length': String(Buffer.byteLength(content)) }),
      ...headers,
    }
    const path = operation.route.path.replace(`:${name}`, place)
    const answer = await inspect({
      resolved: {
        operation,
        caller,
        path: place === '' ? {} : { [name]: place },
        query,
        headers: all,
        body: content === undefined ? undefined : { type, content },
      },
      sent: {
        method: operation.route.method,
        path: query === '' ? path : `${path}?${query}`,
        headers: all,
        content,
      },
    })
    if (answer.status !== status)
      throw new Error(
        `${operationId} answered ${answer.status} where ${status} is due: ${answer.text.slice(0, 500)}`,
      )
    return answer.text === '' ? undefined : JSON.parse(answer.text)
  }

  const fields = [
    { name: 'k', type: 'int', required: keyed },
    { name: 'v', type: 'int' },
  ]
  const made: Dataset = await call('datasets.create', 201, {
    content: JSON.stringify({ name: '행', fields, ...(keyed ? { primaryKey: ['k'] } : {}) }),
  })
  const { slug } = made

  return {
    call,
    keyed,
    slug,
    rows: [] as Row[],
    /** Loads by id: what their receipts must go on to say. */
    loads: new Map<string, { mode: string; state: string; quarantined: number }>(),
    version: made.version,
    /** The data set, its receipts and its engine know of the rows what the model knows. */
    async check(): Promise<void> {
      const dataset: Dataset = await call('datasets.get', 200, { place: slug })
      const counted = await deps.world.countRows(dataset)
      const known = `${this.rows.length} rows at version ${this.version}`
      const told = `${dataset.rows} rows at version ${dataset.version}`
      if (told !== known) throw new Error(`The data set tells of ${told} where ${known} are due`)
      if (counted !== this.rows.length)
        throw new Error(`The engine counts ${counted} rows where ${this.rows.length} are due`)
      for (const [id, { state, quarantined }] of this.loads) {
        const receipt = await call('ingests.get', 200, { place: id })
        if (receipt.state !== state || receipt.quarantined !== quarantined)
          throw new Error(
            `The receipt ${JSON.stringify(receipt)} is not ${state} with ${quarantined} refused`,
          )
      }
    },
    end: () => call('datasets.delete', 204, { place: slug, headers: { 'if-match': '*' } }),
  }
}
export type RowsModel = Awaited<ReturnType<typeof makeRowsModel>>
