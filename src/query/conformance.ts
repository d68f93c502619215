import { afterAll, beforeAll, describe } from 'vitest'
import { calendarCases, clockFields, clockLoads } from './conformance/calendar-cases.ts'
import { changeCases } from './conformance/change-cases.ts'
import { errorCases } from './conformance/error-cases.ts'
import { filterCases } from './conformance/filter-cases.ts'
import { groupCases } from './conformance/group-cases.ts'
import { metricCases } from './conformance/metric-cases.ts'
import { properties } from './conformance/properties.ts'
import { fields, loads, rides } from './conformance/samples.ts'
import { searchCases } from './conformance/search-cases.ts'
import { tableCases } from './conformance/table-cases.ts'
import { workedCases } from './conformance/worked-cases.ts'
import { type Engine, makeWorld, type World } from './conformance/world.ts'

/**
 * What every engine must answer: questions go whole through the use cases, and answers are compared with a brute force
 * over the same rows that shares no code with them.
 */
export function questionsSuite(open: () => Promise<Engine>): void {
  describe('questions', () => {
    let [engine, all, clocks, few]: [Engine?, World?, World?, World?] = []
    beforeAll(async () => {
      engine = await open()
      all = await makeWorld(engine, fields, loads)
      clocks = await makeWorld(engine, clockFields, clockLoads)
      few = await makeWorld(engine, rides.fields, rides.loads)
    })
    afterAll(() => engine?.close())
    filterCases(() => all!, fields)
    searchCases(() => all!, fields)
    groupCases(() => all!, fields)
    metricCases(() => all!, fields)
    tableCases(() => all!, fields)
    calendarCases(() => clocks!)
    workedCases(() => few!)
    errorCases(() => all!)
    changeCases(() => engine!)
    properties(() => engine!)
  })
}
