import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createRequire, findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { PublishedFiles, ServedFile } from '../../operations/ports.ts'

// From the sources and from the bundle of them alike.
const root = dirname(findPackageJSON(import.meta.url) as string)
const pages = join(root, 'src/adapters/files/pages')
const packageFile = (name: string, file: string) =>
  join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file)

const html = 'text/html; charset=utf-8'
const script = 'text/javascript; charset=utf-8'
const openapiYaml = join(root, 'openapi.yaml')
const toJson = join(root, 'src/adapters/files/openapi-json.ts')
const serversInYaml = /^servers:\n(?: {2}.*\n)+/m
type Source = [path: string, contentType: string]
const swagger = (file: string) => packageFile('swagger-ui-dist', file)

const redocBundle = packageFile('redoc', 'bundles/redoc.standalone.js')

/** Every file a page may ask for, by name; what is not here does not exist. */
const docsFiles = new Map<string, Source>([
  ['docs.js', [join(pages, 'docs.js'), script]],
  ['swagger-ui.css', [swagger('swagger-ui.css'), 'text/css; charset=utf-8']],
  ['swagger-ui-bundle.js', [swagger('swagger-ui-bundle.js'), script]],
  ['favicon-32x32.png', [swagger('favicon-32x32.png'), 'image/png']],
])
const redocFiles = new Map<string, Source>([
  ['redoc.js', [join(pages, 'redoc.js'), script]],
  ['redoc.standalone.js', [redocBundle, script]],
])

/**
 * The documents the server publishes, read once and kept. `publicUrl` replaces the server address in openapi.yaml;
 * `version` is the contract's, by which the client package is named.
 */
export function makePublishedFiles({
  publicUrl,
  version,
}: {
  publicUrl: string | undefined
  version: string
}): PublishedFiles {
  const kept = new Map<string, Promise<ServedFile>>()
  const keep = (key: string, load: () => Promise<ServedFile>): Promise<ServedFile> => {
    const known = kept.get(key)
    if (known) return known
    const loading = load()
    kept.set(key, loading)
    loading.catch(() => kept.delete(key))
    return loading
  }
  const read = ([path, contentType]: Source) =>
    keep(path, async () => ({
      bytes: path === redocBundle ? await offline(path) : await readFile(path),
      contentType,
    }))
  const listed = async (files: Map<string, Source>, name: string) => {
    const source = files.get(name)
    return source && (await read(source))
  }
  const servers = publicUrl === undefined ? undefined : [{ url: publicUrl }]
  const yaml = async () => {
    const committed = await readFile(openapiYaml, 'utf8')
    return servers === undefined
      ? committed
      : committed.replace(serversInYaml, () => `servers:\n  - url: ${publicUrl}\n`)
  }
  const json = async () => {
    const [committed] = (await once(new Worker(toJson, { workerData: openapiYaml }), 'message')) as [string]
    if (servers === undefined) return committed
    return JSON.stringify({ ...(JSON.parse(committed) as object), servers })
  }
  const text = (content: string, contentType: string) => ({
    bytes: new TextEncoder().encode(content),
    contentType,
  })
  return {
    openapi: (format) =>
      format === 'json'
        ? keep('json', async () => text(await json(), 'application/json; charset=utf-8'))
        : keep('yaml', async () => text(await yaml(), 'application/yaml; charset=utf-8')),
    changes: () => read([join(root, 'spec/changes.md'), 'text/markdown; charset=utf-8']),
    docsPage: () => read([join(pages, 'docs.html'), html]),
    docsFile: (name) => listed(docsFiles, name),
    redocPage: () => read([join(pages, 'redoc.html'), html]),
    redocFile: (name) => listed(redocFiles, name),
    async clientPackage(name) {
      if (name !== 'latest.tgz' && name !== `${version}.tgz`) return undefined
      try {
        return await read([join(root, `spec/client/dist/tg-cloud-client-${version}.tgz`), 'application/gzip'])
      } catch (error) {
        // It is built by `make setup`; a server started without it has nothing to serve here.
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
  }
}

/** Redoc loads a picture of its maker from the internet and has no option against it: here it is an empty one. */
async function offline(path: string): Promise<Uint8Array> {
  const code = await readFile(path, 'utf8')
  return Buffer.from(code.replaceAll(/https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(?:-full)?\.svg/g, 'data:,'))
}
