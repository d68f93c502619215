import { contract } from '@tg-cloud/contract'
import { operation } from '@tg-cloud/contract/operation'
import { operationsOf } from '@tg-cloud/contract/walk'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { rawContract } from '../../test/raw-contract.ts'
import { buildOpenApi } from '../openapi.ts'
import { languages } from './code-samples.ts'
import { sampleOf, samples } from './table.ts'
import { typescript } from './typescript.ts'

it('every operation of the document has a sample in each language', async () => {
  const { paths } = await buildOpenApi()
  const written = Object.values(paths).flatMap((item) => Object.values(item)) as {
    operationId: string
    'x-codeSamples': { lang: string; source: string }[]
  }[]
  expect(written.map(({ operationId }) => operationId).sort()).toEqual(
    samples()
      .map(({ id }) => id)
      .sort(),
  )
  for (const { 'x-codeSamples': found } of written) {
    expect(found.map(({ lang }) => lang)).toEqual(['Shell', 'TypeScript', 'Python', 'Java'])
    for (const { source } of found) expect(source).not.toMatch(/\{\{|undefined/)
  }
})

it('a sample sends what the operation asks for', () => {
  for (const { id, metadata } of operationsOf(contract)) {
    const sample = samples().find((one) => one.id === id)
    expect({ id, ...sample }).toMatchObject({
      token: metadata.access !== 'public',
      headers: {
        ...(metadata.ifMatch ? { 'If-Match': '{{ETAG}}' } : {}),
        ...(metadata.idempotent ? { 'Idempotency-Key': '{{KEY}}' } : {}),
      },
    })
  }
  const changed = samples().find(({ id }) => id === 'users.update')
  expect(changed).toMatchObject({ path: '/v1/users/{{USER_ID}}', body: { level: 'MANAGER' }, status: 200 })
})

it('an operation that neither the examples nor the table fill is refused by its name', () => {
  const route = operation({
    method: 'GET',
    path: '/v1/things',
    summary: 'Things',
    description: 'Things since a day.',
    access: 'GENERAL',
    query: z.strictObject({ since: z.string() }),
    responses: { 200: z.object({}) },
  })
  expect(() => sampleOf({ id: 'things.list', route, metadata: route.metadata })).toThrow(
    'things.list has no valid sample: add what is missing to spec/samples/table.ts',
  )
})

it('a body that is a stream is shown as its first example, line by line, as each language writes it', () => {
  const route = rawContract.datasets.load
  const { metadata } = route
  const sample = sampleOf({ id: 'datasets.load', route, metadata })
  const text = metadata.rawBody?.['application/x-ndjson']
  expect(sample).toMatchObject({ body: undefined, raw: { type: 'application/x-ndjson', text } })
  expect(languages.Shell.write(sample)).toContain(`--data-binary @- << 'ROWS'\n${text}ROWS`)
  expect(languages.TypeScript.write(sample)).toContain(
    String.raw`{"stop":"O'Brien \\"$HOME\\" \\\\n \`id\` \${x}"}`,
  )
  expect(languages.Python.write(sample)).toContain(String.raw`{"stop":"시청 \""" %s {x}"}`)
  expect(languages.Java.write(sample)).toContain('.header("Content-Type", "application/x-ndjson")')
})

it('a body without an end of line gets one', () => {
  const route = rawContract.datasets.load
  const metadata = { ...route.metadata, rawBody: { 'application/json': '[{}]' } }
  expect(sampleOf({ id: 'datasets.load', route, metadata }).raw?.text).toBe('[{}]\n')
})

it('a text keeps its quotes and backslashes', () => {
  const sample = { ...samples().find(({ id }) => id === 'users.update')!, body: { name: `a'b"c\\"d\ne` } }
  expect(typescript(sample)).toContain(String.raw`name: 'a\'b"c\\"d\ne'`)
})
