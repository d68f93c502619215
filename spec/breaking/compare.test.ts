import { describe, expect, it } from 'vitest'
import { type Loose, type SmallContract, smallContract } from '../../test/small-contract.ts'
import { breakingChanges } from './compare.ts'
import type { Rule } from './finding.ts'
import { rules } from './finding.ts'

type Change = (contract: SmallContract) => void

const today = '2026-12-01'
function findingsOf(change: Change, at = today) {
  const after = smallContract()
  change(after)
  return breakingChanges(smallContract(), after, at).map(({ rule, operationId, where }) =>
    [rule, operationId, where].join(' ').trim(),
  )
}

const list = (c: SmallContract): Loose => c.paths['/v1/users']?.get
const create = (c: SmallContract): Loose => c.paths['/v1/users']?.post
const load = (c: SmallContract): Loose => c.paths['/v1/files']!.post
const parameter = (c: SmallContract, name: string): Loose =>
  list(c).parameters.find((p: Loose) => p.name === name)
const input = (c: SmallContract): Loose => c.components.schemas.UserCreate
const user = (c: SmallContract): Loose => c.components.schemas.User
const drop = (from: Loose[], value: unknown) => from.splice(from.indexOf(value), 1)

const breaks: [rule: Rule, place: string, what: string, change: Change][] = [
  ['removed-operation', 'users.create', 'operation removed', (c) => delete c.paths['/v1/users']?.post],
  ['removed-operation', 'users.list', 'path removed', (c) => delete c.paths['/v1/users']],
  [
    'removed-before-sunset',
    'legacy.get',
    'deprecated operation removed before its sunset',
    (c) => delete c.paths['/v1/legacy'],
  ],
  [
    'deprecated-without-sunset',
    'users.list',
    'deprecated without a date',
    (c) => (list(c).deprecated = true),
  ],
  [
    'sunset-moved-earlier',
    'legacy.get',
    'sunset moved',
    (c) => (c.paths['/v1/legacy']!.get['x-sunset'] = '2027-01-01'),
  ],
  ['changed-operation-id', 'users.list', 'operationId renamed', (c) => (list(c).operationId = 'users.all')],
  ['changed-operation-id', 'users.list', 'operationId removed', (c) => delete list(c).operationId],
  [
    'removed-parameter',
    'users.list query.q',
    'parameter removed',
    (c) => drop(list(c).parameters, parameter(c, 'q')),
  ],
  [
    'changed-style',
    'users.list query.tags',
    'list written otherwise',
    (c) => (parameter(c, 'tags').explode = false),
  ],
  [
    'new-required-input',
    'users.list query.q',
    'parameter made required',
    (c) => (parameter(c, 'q').required = true),
  ],
  [
    'new-required-input',
    'users.list query.zone',
    'new required parameter',
    (c) => list(c).parameters.push({ name: 'zone', in: 'query', required: true, schema: {} }),
  ],
  [
    'new-required-input',
    'users.create header.if-match',
    'new required header',
    (c) => (create(c).parameters = [{ name: 'If-Match', in: 'header', required: true, schema: {} }]),
  ],
  [
    'new-required-input',
    'users.create body.site',
    'field made required',
    (c) => input(c).required.push('site'),
  ],
  [
    'new-required-input',
    'users.create body.email',
    'new required field',
    (c) => {
      input(c).properties.email = {}
      input(c).required.push('email')
    },
  ],
  [
    'new-required-input',
    'auth.login body',
    'body made required',
    (c) => (c.paths['/v1/auth/login']!.post.requestBody.required = true),
  ],
  ['removed-input', 'users.create body.site', 'input field removed', (c) => delete input(c).properties.site],
  [
    'removed-input',
    'auth.login body',
    'body removed',
    (c) => delete c.paths['/v1/auth/login']!.post.requestBody,
  ],
  [
    'narrowed-type',
    'users.create body.age',
    'number to integer',
    (c) => (input(c).properties.age.type = 'integer'),
  ],
  [
    'narrowed-type',
    'users.create body.site',
    'string to number',
    (c) => (input(c).properties.site.type = 'number'),
  ],
  [
    'narrowed-type',
    'users.create body.mobile',
    'null refused',
    (c) => input(c).properties.mobile.anyOf.pop(),
  ],
  [
    'narrowed-type',
    'auth.login body',
    'open input closed',
    (c) =>
      (c.paths['/v1/auth/login']!.post.requestBody.content['application/json'].schema.additionalProperties =
        false),
  ],
  [
    'narrowed-type',
    'users.create body.filter',
    'alternative removed',
    (c) => c.components.schemas.Filter.oneOf.pop(),
  ],
  [
    'narrowed-format',
    'users.create body.site',
    'format demanded',
    (c) => (input(c).properties.site.format = 'uri'),
  ],
  [
    'narrowed-pattern',
    'users.create body.site',
    'pattern demanded',
    (c) => (input(c).properties.site.pattern = '^h'),
  ],
  [
    'narrowed-enum',
    'users.create body.site',
    'list of values demanded',
    (c) => (input(c).properties.site.enum = ['a']),
  ],
  [
    'lowered-limit',
    'users.list query.limit',
    'maximum lowered',
    (c) => (parameter(c, 'limit').schema.maximum = 50),
  ],
  [
    'lowered-limit',
    'users.list query.q',
    'maxLength lowered',
    (c) => (parameter(c, 'q').schema.maxLength = 99),
  ],
  [
    'lowered-limit',
    'users.list query.tags',
    'maxItems lowered',
    (c) => (parameter(c, 'tags').schema.maxItems = 4),
  ],
  [
    'lowered-limit',
    'users.create body.mobile',
    'maxLength lowered inside a union with null',
    (c) => (input(c).properties.mobile.anyOf[0].maxLength = 19),
  ],
  [
    'lowered-limit',
    'users.create body.site',
    'limit where there was none',
    (c) => (input(c).properties.site.maxLength = 1000),
  ],
  [
    'lowered-limit',
    'users.create body.filter(op=exists).field',
    'limit lowered inside a union',
    (c) => (c.components.schemas.Filter.oneOf[1].properties.field.maxLength = 8),
  ],
  [
    'lowered-limit',
    'users.create body.filter(op=and).parts',
    'limit lowered in a schema that contains itself',
    (c) => (c.components.schemas.Filter.oneOf[0].properties.parts.maxItems = 5),
  ],
  [
    'raised-minimum',
    'users.create body.username',
    'minLength raised',
    (c) => (input(c).properties.username.minLength = 3),
  ],
  [
    'raised-minimum',
    'users.list query.limit',
    'minimum raised',
    (c) => (parameter(c, 'limit').schema.minimum = 5),
  ],
  [
    'narrowed-multiple',
    'users.create body.age',
    'multipleOf raised',
    (c) => (input(c).properties.age.multipleOf = 2),
  ],
  [
    'changed-default',
    'users.list query.limit',
    'default changed',
    (c) => (parameter(c, 'limit').schema.default = 10),
  ],
  [
    'changed-default',
    'users.create body.level',
    'default beside a reference removed',
    (c) => delete input(c).properties.level.default,
  ],
  [
    'changed-default',
    'users.list query.level',
    'default where there was none',
    (c) => (parameter(c, 'level').schema = { $ref: '#/components/schemas/UserLevel', default: 'ADMIN' }),
  ],
  [
    'removed-enum-value',
    'users.list query.level',
    'enum value removed from a request',
    (c) => c.components.schemas.UserLevel.enum.pop(),
  ],
  [
    'removed-enum-value',
    'users.create 201 body.state',
    'value removed from an extensible enum of an answer',
    (c) => user(c).properties.state['x-extensible-enum'].pop(),
  ],
  [
    'removed-enum-value',
    'users.create 201 body.kind',
    'enum value removed from an answer',
    (c) => user(c).properties.kind.enum.pop(),
  ],
  [
    'removed-field',
    'users.list 200 body.items[].mobile',
    'answer field removed, met inside a page',
    (c) => {
      delete user(c).properties.mobile
      drop(user(c).required, 'mobile')
    },
  ],
  [
    'removed-field',
    'users.create 201 body.mobile',
    'answer field removed',
    (c) => delete user(c).properties.mobile,
  ],
  [
    'field-made-optional',
    'users.create 201 body.name',
    'required answer field made optional',
    (c) => drop(user(c).required, 'name'),
  ],
  [
    'field-made-nullable',
    'users.create 201 body.name',
    'answer field made nullable by a type list',
    (c) => (user(c).properties.name.type = ['string', 'null']),
  ],
  [
    'field-made-nullable',
    'users.create 201 body.manager',
    'answer field made nullable by a union',
    (c) => (user(c).properties.manager = { anyOf: [user(c).properties.manager, { type: 'null' }] }),
  ],
  [
    'widened-type',
    'users.create 201 body.count',
    'integer to number in an answer',
    (c) => (user(c).properties.count.type = 'number'),
  ],
  [
    'widened-type',
    'users.create 201 body.count',
    'type of an answer field changed',
    (c) => (user(c).properties.count.type = 'string'),
  ],
  [
    'widened-type',
    'users.create 201 body.origin',
    'new alternative in an answer',
    (c) => user(c).properties.origin.oneOf.push({ type: 'boolean' }),
  ],
  [
    'widened-format',
    'users.create 201 body.createdAt',
    'format of an answer dropped',
    (c) => delete user(c).properties.createdAt.format,
  ],
  [
    'widened-enum',
    'users.create 201 body.kind',
    'value added to a closed enum of an answer',
    (c) => user(c).properties.kind.enum.push('robot'),
  ],
  ['removed-status', 'users.create 409', 'problem status removed', (c) => delete create(c).responses['409']],
  [
    'removed-status',
    'auth.login 204',
    'success status removed',
    (c) => delete c.paths['/v1/auth/login']!.post.responses['204'],
  ],
  ['new-success-status', 'users.create 202', 'another success', (c) => (create(c).responses['202'] = {})],
  [
    'removed-media-type',
    'users.list 200 body application/json',
    'media type of an answer removed',
    (c) => (list(c).responses['200'].content = { 'text/csv': {} }),
  ],
  [
    'removed-media-type',
    'users.create body application/merge-patch+json',
    'media type of a request removed',
    (c) => delete create(c).requestBody.content['application/merge-patch+json'],
  ],
  [
    'removed-media-type',
    'files.load body text/csv',
    'media type of a stream removed',
    (c) => delete load(c).requestBody.content['text/csv'],
  ],
  [
    'removed-enum-value',
    'files.load header.content-encoding',
    'compression of a stream removed',
    (c) => (load(c).parameters[0].schema.enum = ['gzip']),
  ],
  [
    'removed-header',
    'users.list 200 header.etag',
    'response header removed',
    (c) => delete list(c).responses['200'].headers.ETag,
  ],
  [
    'removed-header',
    'users.list 200 header.x-request-id',
    'response header made optional',
    (c) => delete list(c).responses['200'].headers['X-Request-Id'].required,
  ],
  [
    'removed-problem-code',
    'users.create username_taken',
    'problem code removed',
    (c) => create(c)['x-problem-codes'].pop(),
  ],
  ['access-tightened', 'users.list', 'level raised', (c) => (list(c)['x-access'] = 'ADMIN')],
  [
    'access-tightened',
    'auth.login',
    'public closed',
    (c) => (c.paths['/v1/auth/login']!.post['x-access'] = 'GENERAL'),
  ],
  [
    'access-tightened',
    'auth.login',
    'security added',
    (c) => (c.paths['/v1/auth/login']!.post.security = [{ bearer: [] }]),
  ],
  [
    'access-tightened',
    'legacy.get',
    'security added to an open operation',
    (c) => (c.paths['/v1/legacy']!.get.security = [{ bearer: [] }]),
  ],
  ['access-tightened', 'users.list', 'a way to log in removed', (c) => list(c).security.pop()],
  [
    'access-tightened',
    'users.create',
    'two proofs asked for',
    (c) => (create(c).security = [{ bearer: [], apiKey: [] }]),
  ],
]

describe('a planted break is found', () => {
  it('at every operation that meets it, also through schemas that contain each other', () => {
    const withTeams = (c: SmallContract) => {
      user(c).properties.team = { $ref: '#/components/schemas/Team' }
      c.components.schemas.Team = {
        type: 'object',
        properties: { lead: { $ref: '#/components/schemas/User' } },
      }
      const content = { 'application/json': { schema: { $ref: '#/components/schemas/Team' } } }
      c.paths['/v1/teams'] = { get: { operationId: 'teams.get', responses: { '200': { content } } } }
      return c
    }
    const [before, after] = [withTeams(smallContract()), withTeams(smallContract())]
    delete user(after).properties.mobile
    const found = breakingChanges(before, after, today).map(
      ({ operationId, where }) => `${operationId} ${where}`,
    )
    expect(found).toContain('users.create 201 body.mobile')
    expect(found).toContain('teams.get 200 body.lead.mobile')
  })

  it.each(breaks)('%s %s: %s', (rule, place, _what, change) => {
    expect(findingsOf(change)).toContain(`${rule} ${place}`)
  })

  it('of every kind there is', () => {
    expect(new Set(breaks.map(([rule]) => rule))).toEqual(new Set(Object.keys(rules)))
  })

  it('and is named once, not once for each media type', () => {
    expect(findingsOf((c) => delete input(c).properties.site)).toEqual([
      'removed-input users.create body.site',
    ])
  })
})

const compatible: [what: string, change: Change][] = [
  ['nothing', () => undefined],
  [
    'new operation',
    (c) => (c.paths['/v1/new'] = { get: { operationId: 'new.get', responses: { '200': {} } } }),
  ],
  [
    'new optional field in a request',
    (c) => (input(c).properties.nick = { type: 'string', default: 'none' }),
  ],
  [
    'new optional parameter',
    (c) => list(c).parameters.push({ name: 'zone', in: 'query', schema: { type: 'string' } }),
  ],
  [
    'new answer field',
    (c) => {
      user(c).properties.email = { type: 'string' }
      user(c).required.push('email')
    },
  ],
  ['answer field made required', (c) => user(c).required.push('kind')],
  ['answer field never null any more', (c) => (user(c).properties.mobile.type = 'string')],
  [
    'limit added to an alternative of an answer',
    (c) => (user(c).properties.origin.oneOf[0] = { type: 'string', maxLength: 5 }),
  ],
  ['alternative of an answer gone', (c) => user(c).properties.origin.oneOf.pop()],
  ['new value in an extensible enum', (c) => user(c).properties.state['x-extensible-enum'].push('invited')],
  [
    'new value in an enum of a request',
    (c) =>
      (input(c).properties.level = {
        type: 'string',
        enum: ['GENERAL', 'MANAGER', 'ADMIN', 'OWNER'],
        default: 'GENERAL',
      }),
  ],
  ['raised maximum', (c) => (parameter(c, 'limit').schema.maximum = 500)],
  ['limit dropped', (c) => delete parameter(c, 'q').schema.maxLength],
  ['lowered minimum', (c) => (input(c).properties.username.minLength = 0)],
  ['integer widened to number in a request', (c) => (parameter(c, 'limit').schema.type = 'number')],
  ['null accepted in a request', (c) => (input(c).properties.site.type = ['string', 'null'])],
  [
    'null written in another way',
    (c) => (input(c).properties.mobile = { type: ['string', 'null'], maxLength: 20 }),
  ],
  ['new alternative in a request', (c) => c.components.schemas.Filter.oneOf.push({ type: 'string' })],
  ['required field made optional in a request', (c) => input(c).required.pop()],
  ['body made optional', (c) => delete create(c).requestBody.required],
  [
    'new problem status and code',
    (c) => {
      create(c).responses['422'] = list(c).responses['400']
      create(c)['x-problem-codes'].push('password_too_common')
    },
  ],
  ['answer to a conditional read', (c) => (list(c).responses['304'] = { description: 'Not modified' })],
  ['new media type', (c) => (list(c).responses['200'].content['text/csv'] = {})],
  [
    'new media type and compression of a stream',
    (c) => {
      load(c).requestBody.content['application/json'] = { schema: { type: 'array' } }
      load(c).parameters[0].schema.enum.push('zstd')
    },
  ],
  ['new response header', (c) => (list(c).responses['200'].headers.Age = { schema: { type: 'string' } })],
  ['header written in another case', (c) => (parameter(c, 'X-Request-Id').name = 'x-request-id')],
  [
    'descriptions and examples',
    (c) => {
      list(c).description = 'Other words'
      list(c).summary = 'Other'
      user(c).description = 'Words'
      user(c).examples = [{}]
      parameter(c, 'q').description = 'Words'
    },
  ],
  ['other code samples', (c) => (list(c)['x-codeSamples'] = [{ lang: 'Shell', source: 'true' }])],
  ['access loosened', (c) => (create(c)['x-access'] = 'MANAGER')],
  ['another way to log in', (c) => create(c).security.push({ apiKey: [] })],
  [
    'security scheme renamed',
    (c) => {
      ;(c.components.securitySchemes as Loose).token = c.components.securitySchemes.bearer
      create(c).security = [{ token: [] }]
    },
  ],
  [
    'deprecated with a date',
    (c) => {
      list(c).deprecated = true
      list(c)['x-sunset'] = '2027-12-31'
    },
  ],
  ['sunset moved later', (c) => (c.paths['/v1/legacy']!.get['x-sunset'] = '2028-01-01')],
  [
    'component renamed',
    (c) => {
      c.components.schemas.Person = user(c)
      c.components.schemas.UserPage.properties.items.items = { $ref: '#/components/schemas/Person' }
    },
  ],
]

describe('a compatible change is not', () => {
  it.each(compatible)('%s', (_what, change) => {
    expect(findingsOf(change)).toEqual([])
  })

  it('removal of a deprecated operation on its sunset date or later', () => {
    const removed: Change = (c) => delete c.paths['/v1/legacy']
    expect(findingsOf(removed, '2027-06-29')).toEqual(['removed-before-sunset legacy.get'])
    expect(findingsOf(removed, '2027-06-30')).toEqual([])
  })
})
