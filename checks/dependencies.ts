import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { denied, floors, isAbove, noScript, pinned, single } from './versions.ts'

type Versions = Record<string, string>
export type Manifest = {
  name: string
  workspaces?: string[]
  dependencies?: Versions
  devDependencies?: Versions
  optionalDependencies?: Versions
  allowScripts?: Record<string, boolean>
}
type Locked = Partial<
  Record<'name' | 'version' | 'resolved' | 'integrity', string> &
    Record<'link' | 'hasInstallScript' | 'inBundle', boolean>
>
export type Lock = { packages: Record<string, Locked> }

/** What is wrong with the dependencies, a line each: the root's manifest first, then those of the workspaces. */
export function dependencyFaults(manifests: Manifest[], lock: Lock): string[] {
  const packages = Object.entries(lock.packages)
    .filter(([path, locked]) => path.includes('node_modules/') && !locked.link)
    .map(([path, locked]) => ({
      ...locked,
      path,
      name: locked.name ?? nameOf(path),
      version: locked.version ?? '',
    }))
  return [
    ...manifests.flatMap((manifest) => manifestFaults(manifest, lock)),
    ...packages.flatMap((locked) => lockedFaults(locked, manifests[0]?.allowScripts ?? {})),
    ...single.flatMap((name) => {
      const versions = new Set(
        packages.filter((locked) => locked.name === name).map(({ version }) => version),
      )
      return versions.size > 1 ? [`two-versions: ${name} is locked as ${[...versions].join(' and ')}`] : []
    }),
  ]
}

const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

function manifestFaults(manifest: Manifest, lock: Lock): string[] {
  const { dependencies, devDependencies, optionalDependencies } = manifest
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).flatMap(
    ([name, wanted]) => {
      const exact = /^(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?(\d+\.\d+\.\d+(?:-[\w.-]+)?)$/.exec(wanted)?.[1]
      if (exact === undefined) return [`not-exact: ${manifest.name} asks for ${name} ${wanted}`]
      const entry = lock.packages[`node_modules/${name}`]
      if (entry === undefined) return [`not-locked: ${name} of ${manifest.name} is not in package-lock.json`]
      const locked = entry.link ? lock.packages[entry.resolved ?? ''] : entry
      if (locked?.version === exact) return []
      return [
        `lock-differs: ${manifest.name} asks for ${name} ${exact}, package-lock.json has ${locked?.version}`,
      ]
    },
  )
}

type Package = Locked & { path: string; name: string; version: string }

function lockedFaults(locked: Package, allowScripts: Record<string, boolean>): string[] {
  const { path, name, version, resolved, integrity, inBundle, hasInstallScript } = locked
  const faults: string[] = []
  const floor = floors[name] ?? floors[name.replace(/\/.*/, '/*')]
  if (floor && !isAbove(version, floor)) {
    faults.push(
      `below-floor: ${name} ${version} (${path}) is below ${floor.versions.join(' / ')}: ${floor.because}`,
    )
  }
  const pin = pinned[name]
  if (pin && !pin.versions.includes(version)) {
    faults.push(`wrong-pin: ${name} ${version} must be ${pin.versions.join(' or ')}: ${pin.because}`)
  }
  if (denied[name]) faults.push(`denied: ${name} ${version} (${path}): ${denied[name]}`)
  if (hasInstallScript && allowScripts[name] === undefined) {
    faults.push(`install-script: ${name} has one; say true or false in allowScripts of package.json`)
  }
  if (noScript[name] && allowScripts[name] === true) {
    faults.push(`install-script: ${name} may not run one: ${noScript[name]}`)
  }
  if (resolved)
    faults.push(`resolved: ${name} is bound to ${resolved}; package-lock.json must carry no addresses`)
  if (!integrity && !inBundle) faults.push(`no-integrity: ${name} ${version} (${path}) has no checksum`)
  return faults
}

if (import.meta.main) {
  const root = process.argv[2] ?? '.'
  const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'))
  const manifest = read('package.json') as Manifest
  const workspaces = globSync(
    (manifest.workspaces ?? []).map((folder) => `${folder}/package.json`),
    { cwd: root },
  )
  const lock = read('package-lock.json') as Lock
  const faults = dependencyFaults([manifest, ...workspaces.map((file) => read(file) as Manifest)], lock)
  for (const fault of faults) console.error(fault)
  console.log(`dependencies: ${Object.keys(lock.packages).length} locked, ${faults.length} faults`)
  process.exitCode = faults.length > 0 ? 1 : 0
}
