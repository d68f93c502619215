import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { Parameters, ParameterSchema } from './parameters.ts'

const issues = (schema: z.ZodType, value: unknown) =>
  (schema.safeParse(value).error?.issues ?? []).map((issue) => [
    issue.path.join('.'),
    (issue as unknown as { params: { code: string } }).params.code,
  ])
const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)

describe('values that could not be stored as they were sent are refused', () => {
  it.each([
    [{ a: 'x\0' }, [['a', 'invalid_format']]],
    [{ a: ['\uD800'] }, [['a.0', 'invalid_format']]],
    [{ 'a\0': 1 }, [['', 'invalid_format']]],
    [JSON.parse('{"a":{"b":1e999}}'), [['a.b', 'wrong_type']]],
    [{ a: 'x'.repeat(70_000) }, [['', 'too_large']]],
    [{ a: '한😀', b: [null, true, -0.5] }, []],
  ])('case %#', (value, faults) => expect(issues(Parameters, value)).toEqual(faults))

  it('however deep they are', () => {
    expect(issues(Parameters, { a: nested(49) })).toEqual([])
    expect(issues(Parameters, { a: nested(50) })[0]?.[1]).toBe('too_deep')
    expect(issues(Parameters, { a: nested(300_000) })[0]?.[1]).toBe('too_deep')
    expect(issues(ParameterSchema, { type: 'object', default: nested(300_000) })[0]?.[1]).toBe('too_deep')
  })
})
