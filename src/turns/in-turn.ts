/** Lets those who come under one name go on one after the other, in the order in which they came. */
export type InTurn = <T>(name: string, work: () => Promise<T>) => Promise<T>

export function makeInTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return async (name, work) => {
    const before = last.get(name)
    const mine = before === undefined ? work() : before.then(work, work)
    last.set(name, mine)
    try {
      return await mine
    } finally {
      if (last.get(name) === mine) last.delete(name)
    }
  }
}
