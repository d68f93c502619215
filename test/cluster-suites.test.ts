import { expect, it } from 'vitest'
import { clusterSuites, suitesOfRooms } from './cluster-suites.ts'

it('says of every suite about rows whether it is asked of a cluster', () => {
  expect(Object.keys(clusterSuites).sort()).toEqual(suitesOfRooms())
})
