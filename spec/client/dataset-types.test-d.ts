// Checked by the type checker alone: every line compiles, or fails where it says so. Nothing is run.
import type { Client, RowOf } from './index.ts'

type Flights = {
  date: { type: 'timestamp'; required: true }
  delay: { type: 'int' }
  fare: { type: 'decimal' }
  origin: { type: 'keyword'; required: true }
  note: { type: 'text' }
  tags: { type: 'keyword'; multiple: true }
  place: { type: 'geo_point' }
  raw: { type: 'json' }
}
type Equal<A, B> = 0 extends 1 & A ? [any: never] : [A, B] extends [B, A] ? [same: true] : [other: never]
const equal = <A, B>(..._same: Equal<A, B>) => {}

export function rows(): void {
  equal<
    RowOf<Flights>,
    {
      date: string
      delay: number | null
      fare: string | null
      origin: string
      note: string | null
      tags: string[] | null
      place: { lat: number; lon: number } | null
      raw: unknown
    }
  >(true)
}

export async function searches(client: Client): Promise<void> {
  const flights = client.datasets.of<Flights>('flights')
  const { rows } = await flights.search({
    filter: {
      op: 'and',
      filters: [
        { op: 'gt', field: 'delay', value: 60 },
        { op: 'in', field: 'origin', values: ['LAS', 'ATL'] },
        { op: 'between', field: 'date', from: '2001-01-01T00:00:00Z', to: '2001-02-01T00:00:00Z' },
        { op: 'not', filter: { op: 'match', field: 'note', words: 'late', mode: 'any' } },
        { op: 'geo_distance', field: 'place', center: { lat: 37.5, lon: 127 }, meters: 500 },
        { op: 'eq', field: '$ingest', value: '0198f3a0-1c2d-7000-8000-000000000004' },
      ],
    },
    fields: ['date', 'delay', '$row'],
    sort: [{ field: 'delay', order: 'desc' }],
    facets: [{ field: 'origin' }],
    highlight: { fields: ['note'] },
  })
  equal<(typeof rows)[number], { date: string; delay: number | null; $row: string }>(true)
  for await (const row of flights.walk({ fields: ['fare'] })) equal<typeof row, { fare: string | null }>(true)
  const { values } = await flights.values('origin', { prefix: 'L' })
  equal<(typeof values)[number]['value'], string>(true)
  const { row } = await flights.row('1-1')
  equal<typeof row.$version, number>(true)

  // @ts-expect-error no such field
  void flights.search({ filter: { op: 'gt', field: 'delya', value: 60 } })
  // @ts-expect-error a string for a number
  void flights.search({ filter: { op: 'gt', field: 'delay', value: '60' } })
  // @ts-expect-error a number for a decimal, which JSON would bend
  void flights.search({ filter: { op: 'eq', field: 'fare', value: 1.1 } })
  // @ts-expect-error words are looked for in text
  void flights.search({ filter: { op: 'match', field: 'origin', words: 'LAS' } })
  // @ts-expect-error text has no order
  void flights.search({ sort: [{ field: 'note' }] })
  // @ts-expect-error lists have no order
  void flights.search({ sort: [{ field: 'tags' }] })
  // @ts-expect-error no such field
  void flights.search({ fields: ['dealy'] })
  // @ts-expect-error JSON has no values to choose from
  void flights.values('raw')
}

export async function aggregates(client: Client): Promise<void> {
  const flights = client.datasets.of<Flights>('flights')
  const answer = await flights.aggregate({
    aggregates: {
      byDay: {
        groupBy: [
          { type: 'terms', field: 'tags' },
          { type: 'calendar', field: 'date', unit: 'day', timeZone: 'Asia/Seoul', fill: {} },
        ],
        metrics: {
          fare: { type: 'sum', field: 'fare', filter: { op: 'exists', field: 'delay' } },
          last: { type: 'last', field: 'note', by: 'date' },
          part: { type: 'share', of: 'fare' },
          all: { type: 'count' },
        },
        order: [{ by: 'fare', order: 'desc' }],
      },
      total: {},
    },
  })
  void answer.aggregates.byDay.groups
  // @ts-expect-error it was not asked for
  void answer.aggregates.byWeek
  // @ts-expect-error text is not summed
  void flights.aggregate({ aggregates: { a: { metrics: { a: { type: 'sum', field: 'origin' } } } } })
  const byDelay = { type: 'calendar', field: 'delay', unit: 'day' } as const
  // @ts-expect-error numbers have no calendar
  void flights.aggregate({ aggregates: { a: { groupBy: [byDelay] } } })
  const late = { op: 'eq', field: 'delay', value: '1' } as const
  const a = { type: 'sum', field: 'delay', filter: late } as const
  // @ts-expect-error the filter of a metric is checked too
  void flights.aggregate({ aggregates: { a: { metrics: { a } } } })
}
