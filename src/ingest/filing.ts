import { makeTurns } from '../turns/turns.ts'

/** Does one after the other what writes down that bytes are needed and what removes those that nobody needs. */
export type Filing = <T>(work: () => Promise<T>) => Promise<T>

/** `among`: of all the processes that do so. */
export function makeFiling(among: Filing = (work) => work()): Filing {
  const turns = makeTurns(1)
  return async (work) => {
    const giveBack = await turns.take()
    try {
      return await among(work)
    } finally {
      giveBack()
    }
  }
}
