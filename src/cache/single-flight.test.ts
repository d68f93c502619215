import { describe, expect, it } from 'vitest'
import { makeSingleFlight } from './single-flight.ts'

const never = new AbortController().signal

/** Work that ends when the test says so, and counts its beginnings. */
function slowWork() {
  const begun: { signal: AbortSignal; end: (value: string) => void; fail: (fault: Error) => void }[] = []
  return {
    begun,
    work: (signal: AbortSignal) =>
      new Promise<string>((end, fail) => {
        begun.push({ signal, end, fail })
        signal.addEventListener('abort', () => fail(signal.reason as Error))
      }),
  }
}

describe('work that is done once', () => {
  it('answers a hundred who ask at the same time', async () => {
    const [flight, { work, begun }] = [makeSingleFlight(), slowWork()]
    const answers = Array.from({ length: 100 }, () => flight('a', never, work))
    const other = flight('b', never, work)
    expect(begun).toHaveLength(2)
    begun[0]!.end('one')
    begun[1]!.end('other')
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['one']))
    expect(await other).toBe('other')
    const again = flight('a', never, work)
    expect(begun).toHaveLength(3)
    begun[2]!.end('again')
    expect(await again).toBe('again')
  })

  it('is new to whoever asks as soon as it has heard the answer', async () => {
    const [flight, { work, begun }] = [makeSingleFlight(), slowWork()]
    const second = flight('a', never, work).then(() => flight('a', never, work))
    begun[0]!.end('first')
    await new Promise((resolve) => setImmediate(resolve))
    expect(begun).toHaveLength(2)
    begun[1]!.end('second')
    expect(await second).toBe('second')
  })

  it('fails for all, and is tried again by the next', async () => {
    const [flight, { work, begun }] = [makeSingleFlight(), slowWork()]
    const answers = [flight('a', never, work), flight('a', never, work)]
    begun[0]!.fail(new Error('down'))
    for (const answer of answers) await expect(answer).rejects.toThrow('down')
    const next = flight('a', never, work)
    begun[1]!.end('up')
    expect(await next).toBe('up')
  })

  it('goes on while one waits, and ends with the last who leaves', async () => {
    const [flight, { work, begun }] = [makeSingleFlight(), slowWork()]
    const callers = Array.from({ length: 3 }, () => new AbortController())
    const answers = callers.map(({ signal }) => flight('a', signal, work))
    const [first, second, third] = callers
    first!.abort(new Error('first left'))
    await expect(answers[0]).rejects.toThrow('first left')
    second!.abort(new Error('second left'))
    await expect(answers[1]).rejects.toThrow('second left')
    expect(begun[0]!.signal.aborted).toBe(false)
    third!.abort(new Error('third left'))
    await expect(answers[2]).rejects.toThrow('third left')
    expect(begun[0]!.signal.reason).toEqual(new Error('third left'))
    // Whoever comes now is not given what has been called off.
    const next = flight('a', never, work)
    expect(begun).toHaveLength(2)
    begun[1]!.end('new')
    expect(await next).toBe('new')
  })

  it('is not called off by one who left and whose answer came afterwards', async () => {
    const [flight, { work, begun }] = [makeSingleFlight(), slowWork()]
    const leaver = new AbortController()
    const left = flight('a', leaver.signal, work)
    const stays = flight('a', never, work)
    leaver.abort(new Error('left'))
    await expect(left).rejects.toThrow('left')
    begun[0]!.end('here')
    expect(await stays).toBe('here')
  })

  it('does not begin for one who has left already', async () => {
    const [flight, { work, begun }] = [makeSingleFlight(), slowWork()]
    await expect(flight('a', AbortSignal.abort(new Error('gone')), work)).rejects.toThrow('gone')
    expect(begun).toHaveLength(0)
  })
})
