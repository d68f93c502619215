type Floor = { versions: string[]; because: string }

/**
 * The lowest versions that may be locked, one for each line of releases that is mended; lines between are refused.
 * `@scope/*` counts for every package of the scope that has no entry of its own.
 */
export const floors: Record<string, Floor> = {
  '@mikro-orm/*': { versions: ['7.0.6'], because: 'CVE-2026-34220, CVE-2026-34221' },
  '@mikro-orm/sql': { versions: ['7.0.14'], because: 'CVE-2026-44680' },
  '@mikro-orm/knex': { versions: ['6.6.14'], because: 'CVE-2026-44680' },
  'body-parser': { versions: ['1.20.3', '2.2.1'], because: 'CVE-2024-45590, CVE-2025-13466' },
  express: { versions: ['4.19.2'], because: 'CVE-2024-29041' },
  jose: { versions: ['4.15.5'], because: 'CVE-2024-28176' },
  jsonwebtoken: { versions: ['9.0.0'], because: 'CVE-2022-23539, CVE-2022-23540, CVE-2022-23541' },
  jws: { versions: ['3.2.3', '4.0.1'], because: 'CVE-2025-65945' },
  papaparse: { versions: ['5.2.0'], because: 'CVE-2020-36649' },
  'path-to-regexp': { versions: ['8.4.0'], because: 'CVE-2024-45296, CVE-2026-4926, CVE-2026-4923' },
  qs: { versions: ['6.17.1'], because: 'CVE-2022-24999, CVE-2025-15284, CVE-2026-82562' },
  redis: { versions: ['3.1.1'], because: 'CVE-2021-29469' },
  undici: { versions: ['6.23.0', '7.18.2'], because: 'CVE-2024-24750, CVE-2026-22036' },
  zod: { versions: ['3.22.3'], because: 'CVE-2023-4316' },
}

/** Packages that may be locked at one version only. */
export const pinned: Record<string, Floor> = {
  argon2: { versions: ['0.44.0'], because: '0.45 writes hashes that other argon2 libraries refuse' },
}

/** Packages that may not be locked at all. */
export const denied: Record<string, string> = {
  multer: 'a row of CVEs on malformed uploads; bodies are read raw',
  xlsx: 'the npm package is stale: CVE-2023-30533, CVE-2024-22363',
}

/** Packages whose install script may not run. */
export const noScript: Record<string, string> = {
  '@scarf/scarf': 'it reports every installation to a server',
  argon2: 'it compiles, or loads a binary of another version',
  lefthook: 'hooks are installed by `make setup`, when asked for',
}

/** Packages whose state or types break when there are two of them. */
export const single = ['zod', '@ts-rest/core', '@mikro-orm/core', '@mikro-orm/sql', 'pg']

/** Whether a version is at or above the floor of its line of releases. */
export function isAbove(version: string, { versions }: Floor): boolean {
  const major = numbers(version)[0]
  const sameLine = versions.find((floor) => numbers(floor)[0] === major)
  return sameLine ? compare(version, sameLine) >= 0 : versions.every((floor) => compare(version, floor) > 0)
}

function compare(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)]
  const index = left.findIndex((part, position) => part !== right[position])
  if (index >= 0) return (left[index] ?? 0) - (right[index] ?? 0)
  // A prerelease comes before its release.
  return Number(b.includes('-')) - Number(a.includes('-'))
}

const numbers = (version: string): number[] =>
  version
    .replace(/[-+].*/, '')
    .split('.')
    .map(Number)
