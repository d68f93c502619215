// Prints how many argon2.verify a second one process does, one at a time: twin.ts HASH PASSWORD SECONDS
import argon2 from 'argon2'

const [, , hash = '', password = '', seconds = ''] = process.argv
const verify = async (forSeconds: number) => {
  const start = performance.now()
  let done = 0
  while (performance.now() - start < forSeconds * 1_000) {
    if (!(await argon2.verify(hash, password))) throw new Error('The password is wrong')
    done++
  }
  return (done * 1_000) / (performance.now() - start)
}
await verify(1)
process.stdout.write(String(await verify(Number(seconds))))
