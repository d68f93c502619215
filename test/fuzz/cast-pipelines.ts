import { call } from '../call.ts'
import { patiently } from './overload.ts'
import type { Person } from './people.ts'
import type { Records } from './records.ts'

type Deps = { url: string; records: Records; ids: Map<string, string>; admin: () => Person }

/** The pipelines and runs that generated requests speak of; their names go into `ids`. */
export function makeCastPipelines({ url, records, ids, admin }: Deps) {
  async function made(path: string, body: object): Promise<{ slug: string; id: string }> {
    const token = admin().accessToken
    const answer = await patiently(() => call(url, 'POST', path, { token, body }))
    if (answer.status !== 201) throw new Error(`${path} answered ${answer.status}: ${answer.text}`)
    return answer.body
  }
  const parameters = { type: 'object', properties: { a: { type: 'string', maxLength: 10 } } }
  const newPipeline = async (level: string) => {
    const task = { name: 'profile', dataset: ids.get('$dataset') }
    const runner = { kind: 'builtin', task }
    const { slug } = await made('/v1/pipelines', {
      name: 'p',
      runner,
      parameters,
      access: { level },
      paused: true,
    })
    return slug
  }
  const newRun = async (slug: string) => (await made(`/v1/pipelines/${slug}/runs`, {})).id

  return async () => {
    // Those before are of no more use, and many would make lists slow.
    await records.query({ text: 'delete from pipelines' })
    const [all, few] = [await newPipeline('GENERAL'), await newPipeline('ADMIN')]
    ids.set('$pipeline', all)
    ids.set('$adminPipeline', few)
    ids.set('$run', await newRun(all))
    const trigger = { kind: 'cron', expression: '0 3 1 1 *', timeZone: 'Asia/Seoul' }
    ids.set('$schedule', (await made(`/v1/pipelines/${all}/schedules`, { trigger })).id)
    ids.set('$adminRun', await newRun(few))
    ids.set('$endedRun', await newRun(all))
    const token = admin().accessToken
    await patiently(() => call(url, 'POST', `/v1/runs/${ids.get('$endedRun')}/stop`, { token }))
  }
}
