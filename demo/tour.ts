import { daysOfRiders, groupFlights, weeksOfFlights } from './aggregate-tour.ts'
import { searchMovies, searchStops, searchZipcodes } from './search-tour.ts'
import { makeStage } from './stage.ts'

/** Asks what people ask of data, and shows each answer beside the call that gets it. */
export async function tour(given: Parameters<typeof makeStage>[0]): Promise<void> {
  const stage = makeStage(given)
  await searchMovies(stage)
  await searchStops(stage)
  await searchZipcodes(stage)
  await groupFlights(stage)
  await weeksOfFlights(stage)
  await daysOfRiders(stage)
}
