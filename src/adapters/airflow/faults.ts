/** It did not answer, or not as Airflow does. `unsent`: nothing has reached it; else what was asked may have happened. */
export class AirflowFault extends Error {
  override readonly name: string = 'AirflowFault'
  readonly unsent: boolean
  constructor(message: string, { unsent = false, cause }: { unsent?: boolean; cause?: unknown } = {}) {
    super(message, { cause })
    this.unsent = unsent
  }
}

/** It did answer, and is well: this one answer cannot be used. */
export class UselessAnswer extends AirflowFault {
  override readonly name = 'UselessAnswer'
  readonly tooLarge: boolean
  constructor(message: string, { tooLarge = false } = {}) {
    super(message)
    this.tooLarge = tooLarge
  }
}

/** Airflow itself said no. The message is for people and holds nothing of its database. */
export class AirflowRefusal extends Error {
  override readonly name = 'AirflowRefusal'
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Airflow is there: only what was asked of it here is not to be had. */
export const isOfThisAlone = (error: unknown): error is AirflowRefusal | UselessAnswer =>
  error instanceof AirflowRefusal || error instanceof UselessAnswer

const charsMax = 500
type Body = { detail?: unknown; title?: unknown; error?: unknown }

/**
 * What an answer of a status from 400 on says, from the forms it has: a text, a list of parts that are not valid, or an
 * object about a conflict in the database, of which the statement stays where it is. Undefined: it is not Airflow's.
 */
export function refusalText(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const { detail, title, error } = body as Body
  const text = [detail, title, error].find((part) => typeof part === 'string' && part !== '')
  if (typeof text === 'string') return plain(text)
  if (Array.isArray(detail)) return plain(detail.slice(0, 5).map(partText).join('; '))
  if (typeof detail === 'object' && detail !== null && 'reason' in detail) return plain(String(detail.reason))
  return undefined
}

function partText(part: unknown): string {
  const { loc, msg } = (part ?? {}) as { loc?: unknown; msg?: unknown }
  return `${Array.isArray(loc) ? loc.join('.') : ''}: ${String(msg)}`
}

// Without signs that would end a line of a log, or colour it.
const plain = (text: string) =>
  text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .slice(0, charsMax)
    .toWellFormed()
