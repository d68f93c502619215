import type { IForbiddenRuleType, IRegularForbiddenRuleType } from 'dependency-cruiser'

import {
  allDrivers,
  config,
  contract,
  drivers,
  errors,
  feature,
  features,
  helpers,
  packages,
  processes,
  pureBuiltins,
  purePackages,
  test,
} from './rooms.ts'

// What every room that holds no router may import.
const pure = [...helpers, errors, contract, ...purePackages]

const rule = (
  name: string,
  comment: string,
  from: string | string[],
  to: IRegularForbiddenRuleType['to'],
  exempt: string[] = [],
): IForbiddenRuleType => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: [test, ...exempt] },
  to,
})

const featureRules = features.flatMap((name, index) => {
  const self = `^src/${name}/`
  const earlier = features.slice(0, index).map((other) => `^src/${other}/`)
  return [
    rule(
      'feature-imports',
      'a feature may import itself, earlier features, errors, pure contract modules, packages without I/O',
      self,
      { pathNot: [self, ...earlier, ...pure, pureBuiltins] },
    ),
    rule('feature-types-only', 'a feature takes only types from another feature', self, {
      path: feature,
      pathNot: self,
      dependencyTypesNot: ['type-only'],
    }),
  ]
})

const adapterRow =
  'an adapter may import its driver (named in checks/rooms.ts), ports of features, errors, pure contract modules'
const adapterRules = [
  ...Object.entries(drivers).map(([name, own]) =>
    rule('adapter-imports', adapterRow, `^src/adapters/${name}/`, {
      pathNot: [`^src/adapters/${name}/`, feature, ...pure, ...packages(...own)],
      dependencyTypesNot: ['core'],
    }),
  ),
  rule(
    'adapter-imports',
    adapterRow,
    '^src/adapters/([^/]+)/',
    {
      pathNot: ['^src/adapters/$1/', feature, ...pure],
      dependencyTypesNot: ['core'],
    },
    Object.keys(drivers).map((name) => `^src/adapters/${name}/`),
  ),
  rule('adapter-ports-only', 'beside ports.ts an adapter takes only types from a feature', '^src/adapters/', {
    path: feature,
    pathNot: '/ports\\.ts$',
    dependencyTypesNot: ['type-only'],
  }),
]

/** Which room may import what, as dependency-cruiser rules. Tests are exempt; src/*.ts not named here is free. */
export const forbidden: IForbiddenRuleType[] = [
  rule('contract-imports', 'contract/ may import zod and @ts-rest/core', '^contract/', {
    pathNot: ['^contract/', ...packages('zod', '@ts-rest/core')],
  }),
  rule(
    'client-imports',
    'spec/client/ may import openapi-fetch and its own files',
    '^spec/client/',
    { pathNot: ['^spec/client/', ...packages('openapi-fetch')] },
    ['^spec/client/bin\\.ts$'],
  ),
  rule('client-command', 'the command of the client reads and writes files', '^spec/client/bin\\.ts$', {
    pathNot: ['^spec/client/', '^(fs/promises|util)$', ...packages('@types/node')],
  }),
  rule('demo-imports', 'demo/ may import the client as it is published, and what shows text', '^demo/', {
    pathNot: ['^demo/', '^spec/client/(index\\.ts|dist/index\\.)', ...packages('string-width', 'iconv-lite')],
    dependencyTypesNot: ['core'],
  }),
  rule('http-imports', 'src/http/ may not import adapters, drivers, or what composes it', '^src/http/', {
    path: [
      '^src/adapters/',
      ...processes,
      '^src/(?!errors)[^/]+\\.ts$',
      '^(migrations|spec)/',
      ...allDrivers,
    ],
  }),
  rule(
    'http-types-only',
    'src/http/ takes only types from features; compose.ts hands it the rest',
    '^src/http/',
    {
      path: feature,
      dependencyTypesNot: ['type-only'],
    },
  ),
  rule(
    'shared-imports',
    'shared helpers may import errors, pure contract modules, packages without I/O',
    helpers,
    {
      pathNot: [...pure, pureBuiltins],
    },
  ),
  ...featureRules,
  ...adapterRules,
  rule('config-imports', 'config may import zod, pure contract modules and what reads .env', config, {
    pathNot: [...config, contract, ...packages('zod'), '^(fs|path|util)$'],
  }),
  rule('errors-imports', 'errors may import zod and pure contract modules', errors, {
    pathNot: [errors, contract, ...packages('zod')],
  }),
  rule('migrate-imports', 'migrate may import config and adapters with tables', '^src/migrate\\.ts$', {
    pathNot: [...config, '^src/adapters/(postgres|graphile)/'],
    dependencyTypesNot: ['core'],
  }),
  rule('adopt-imports', 'adopt may import config, migrate, its feature, two adapters', '^src/adopt\\.ts$', {
    pathNot: [...config, '^src/migrate\\.ts$', '^src/adopt/', '^src/adapters/(argon2|postgres)/'],
    dependencyTypesNot: ['core'],
  }),
  rule(
    'no-test-code',
    'what ships imports no test, test helper, bench or check',
    '^(contract|spec|src|migrations)/',
    {
      path: [test, '^(test|bench|demo|checks)/'],
    },
  ),
  rule(
    'no-dev-package',
    'what runs in production imports no development dependency',
    '^(contract|src|migrations)/',
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
  rule('no-cycle', 'no cycles, type imports included', '.', { circular: true }),
]
