type Forged = [name: string, token: string]

const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/** Tokens that look like a given valid one and must all be refused. `sign` makes the signature of the real key. */
export function forgedTokens(valid: string, sign: (text: string) => string): Forged[] {
  const [header = '', payload = '', signature = ''] = valid.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>
  const now = Math.floor(Date.now() / 1_000)
  const signed = (head: unknown, body: unknown) => {
    const text = `${encode(head)}.${encode(body)}`
    return `${text}.${sign(text)}`
  }
  const own = { alg: 'HS256', typ: 'JWT' }
  const withClaim = (change: Record<string, unknown>) => signed(own, { ...claims, ...change })
  const without = (name: string) =>
    signed(own, Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name)))
  return [
    ['alg none', `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`],
    ['alg None', `${encode({ alg: 'None', typ: 'JWT' })}.${payload}.`],
    ['alg NONE with a signature', `${encode({ alg: 'NONE', typ: 'JWT' })}.${payload}.${signature}`],
    ['alg HS512 signed as HS256', signed({ alg: 'HS512', typ: 'JWT' }, claims)],
    ['alg RS256 signed by the secret', signed({ alg: 'RS256', typ: 'JWT' }, claims)],
    ['alg ES256 signed by the secret', signed({ alg: 'ES256', typ: 'JWT' }, claims)],
    ['kid with a path', signed({ ...own, kid: '../../../../dev/null' }, claims)],
    ['kid with SQL', signed({ ...own, kid: "' union select 'x" }, claims)],
    ['kid with an address', signed({ ...own, kid: 'http://127.0.0.1/key' }, claims)],
    ['jku', signed({ ...own, jku: 'http://127.0.0.1/jwks' }, claims)],
    ['x5u', signed({ ...own, x5u: 'http://127.0.0.1/cert' }, claims)],
    ['jwk of the attacker', signed({ ...own, jwk: { kty: 'oct', k: 'AAAA' } }, claims)],
    ['unknown crit', signed({ ...own, crit: ['exp'] }, claims)],
    ['no signature', `${header}.${payload}.`],
    ['no signature and no dot', `${header}.${payload}`],
    ['half a signature', `${header}.${payload}.${signature.slice(0, 20)}`],
    ['padded base64', `${header}.${payload}.${signature}=`],
    [
      'payload of another user under the old signature',
      `${header}.${encode({ ...claims, sub: '0198f3a0-1c2d-7000-8000-0000000000ff' })}.${signature}`,
    ],
    ['five parts', `${valid}.${payload}.${signature}`],
    ['exp in the past', withClaim({ exp: now - 1 })],
    ['exp as text', withClaim({ exp: String(now + 900) })],
    ['exp as a fraction', withClaim({ exp: now + 900.5 })],
    ['exp negative', withClaim({ exp: -1 })],
    [
      'exp 1e309',
      (() => {
        const text = `${header}.${encode(JSON.stringify(claims).replace(/"exp":\d+/, '"exp":1e309'))}`
        return `${text}.${sign(text)}`
      })(),
    ],
    ['no exp', without('exp')],
    ['no iat', without('iat')],
    ['nbf in the future', withClaim({ nbf: now + 600 })],
    ['wrong iss', withClaim({ iss: 'somebody-else' })],
    ['no iss', without('iss')],
    ['wrong aud', withClaim({ aud: 'another-api' })],
    ['no aud', without('aud')],
    ['no sub', without('sub')],
    ['sub as an object', withClaim({ sub: { $ne: null } })],
    ['no sid', without('sid')],
    ['sid with SQL', withClaim({ sid: "' or 1=1 --" })],
    ['a megabyte', `${header}.${'A'.repeat(1_000_000)}.${signature}`],
    ['an empty token', ''],
    ['not a token', 'null'],
  ]
}
