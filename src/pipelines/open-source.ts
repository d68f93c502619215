import { WorkRefused } from '../errors.ts'
import type { OpenSource, Source } from './ports.ts'

type Deps = {
  openFile: (folder: string, path: string) => Promise<Source>
  openHttps: (asked: {
    url: string
    headers: Readonly<Record<string, string>>
    signal: AbortSignal
  }) => Promise<Source>
  /** The value of a secret that is listed. */
  secretOf: (name: string) => string | undefined
}

export function makeOpenSource({ openFile, openHttps, secretOf }: Deps): OpenSource {
  return async (from, signal) => {
    if (from.kind === 'folder') return openFile(from.folder, from.path)
    const headers = (from.headers ?? []).map(({ name, value, secret }): [string, string] => [
      name,
      value ?? requireSecret((secret ?? '').slice('env:'.length)),
    ])
    return openHttps({ url: from.url, headers: Object.fromEntries(headers), signal })
  }

  function requireSecret(name: string): string {
    const secret = secretOf(name)
    if (secret === undefined) throw new WorkRefused(`This server has no secret ${name}`)
    return secret
  }
}
