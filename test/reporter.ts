import { writeFileSync } from 'node:fs'
import type { Reporter, TestCase, TestModule } from 'vitest/node'

/**
 * Closes the output of a run with one line `N passed, N failed`, and `, N skipped` after it where some were.
 * A file that can't be loaded and an error outside of tests count as one failure each. A run that executed no test
 * fails; in CI a skipped live test is a failure, since CI has every server that live tests need. `FAILED_FILES` names a
 * file for the paths of the test files that failed, a line each.
 */
export function closingLine(): Reporter {
  return {
    onTestRunEnd(modules, unhandledErrors) {
      const tests = modules.flatMap((module) => [...module.children.allTests()])
      const withState = (state: string) => tests.filter((test) => test.result().state === state)
      const refused = process.env['CI']
        ? withState('skipped').filter((test) => test.project.name === 'live')
        : []
      for (const test of refused) process.stderr.write(`Skipped though this is CI: ${test.fullName}\n`)

      const passed = withState('passed').length
      const broken = modules.filter(brokenOutsideTests).length + unhandledErrors.length
      const failed = withState('failed').length + broken + refused.length
      const skipped = withState('skipped').length - refused.length
      if (failed > 0 || passed === 0) process.exitCode = 1
      const list = process.env['FAILED_FILES']
      const files = modules.filter((module) => module.state() === 'failed').map(lineOf)
      // What failed without a file cannot be tried by its file.
      if (list && refused.length + unhandledErrors.length === 0) writeFileSync(list, files.join(''))
      const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`
      // At the exit of the process, so that nothing comes after it.
      process.once('exit', () => process.stdout.write(line))
    },
  }
}

const brokenOutsideTests = (module: TestModule): boolean =>
  module.state() === 'failed' &&
  [...module.children.allTests()].every((test: TestCase) => test.result().state !== 'failed')

const lineOf = ({ relativeModuleId }: TestModule): string => `${relativeModuleId}\n`
