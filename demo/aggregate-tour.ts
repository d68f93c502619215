import type { AggregatesOf } from '@tg-cloud/client'
import { bars } from './bars.ts'
import type { Flights, SeoulBeoseu } from './datasets.ts'
import { count, type Stage, tenths } from './stage.ts'
import { table } from './table.ts'

const barCells = 40
const heads = ['airport', 'flights', 'share', 'delay: mean', 'median', '95 %', 'an hour late']

/** Groups of the largest data set. */
export async function groupFlights({ client, signal, called, show }: Stage): Promise<void> {
  const question: AggregatesOf<Flights, 'airports'> = {
    aggregates: {
      airports: {
        groupBy: [{ type: 'terms', field: 'origin' }],
        metrics: {
          flights: { type: 'count' },
          share: { type: 'share', of: 'flights' },
          delay: { type: 'avg', field: 'delay' },
          delays: { type: 'percentiles', field: 'delay', percents: [50, 95] },
          late: { type: 'count', filter: { op: 'gte', field: 'delay', value: 60 } },
        },
        order: [{ by: 'flights', order: 'desc' }],
        limit: 6,
        other: true,
      },
    },
  }
  const answer = await client.datasets.of<Flights>('flights').aggregate(question, { signal })
  called(
    'Groups: the busiest airports of 3 million flights, and how late they are',
    'flights/aggregate',
    question,
    answer,
  )
  const { groups, other } = answer.aggregates.airports
  const line = (airport: string, metrics: Record<string, unknown>) => {
    const [median, most] = (metrics['delays'] ?? []) as number[]
    const share = metrics['share'] === null ? '' : `${tenths(Number(metrics['share']) * 100)} %`
    return [
      airport,
      count(metrics['flights']),
      share,
      tenths(metrics['delay']),
      tenths(median),
      tenths(most),
      count(metrics['late']),
    ]
  }
  const rows = groups.map(({ keys, metrics }) => line(String(keys['origin']), metrics))
  if (other) rows.push(line(`${other.groups} others`, other.metrics))
  show(
    table(
      heads.map((head, i) => (i === 0 ? { head } : { head, align: 'right' })),
      rows,
    ),
  )
}

/** Weeks of the largest data set. */
export async function weeksOfFlights({ client, signal, called, show }: Stage): Promise<void> {
  const question: AggregatesOf<Flights, 'weeks'> = {
    filter: { op: 'eq', field: 'origin', value: 'ORD' },
    aggregates: {
      weeks: {
        groupBy: [{ type: 'calendar', field: 'date', unit: 'week', timeZone: 'UTC' }],
        metrics: { delay: { type: 'avg', field: 'delay' }, flights: { type: 'count' } },
      },
    },
  }
  const answer = await client.datasets.of<Flights>('flights').aggregate(question, { signal })
  called(
    'Calendar: the mean delay of flights from Chicago, week by week',
    'flights/aggregate',
    question,
    answer,
  )
  show(
    bars(
      answer.aggregates.weeks.groups.map(({ keys, metrics }) => ({
        label: String(keys['date']).slice(0, 10),
        value: Number(metrics['delay']),
        text: `${tenths(metrics['delay'])} min`,
      })),
      barCells,
    ),
  )
}

/** Days in the zone of the people whose days they are. */
export async function daysOfRiders({ client, signal, called, show }: Stage): Promise<void> {
  const question: AggregatesOf<SeoulBeoseu, 'days'> = {
    aggregates: {
      days: {
        groupBy: [{ type: 'calendar', field: 'ilsi', unit: 'day', timeZone: 'Asia/Seoul', nulls: 'skip' }],
        metrics: { riders: { type: 'sum', field: 'seungcha_inwon' } },
        limit: 14,
      },
    },
  }
  const answer = await client.datasets.of<SeoulBeoseu>('seoul-beoseu').aggregate(question, { signal })
  called('Calendar: riders (승차 인원) of the days of Seoul', 'seoul-beoseu/aggregate', question, answer)
  show(
    bars(
      answer.aggregates.days.groups.map(({ keys, metrics }) => ({
        label: weekday(String(keys['ilsi'])),
        value: Number(metrics['riders']),
        text: `${count(metrics['riders'])}명`,
      })),
      barCells,
    ),
  )
}

/** `2024-01-06T00:00:00+09:00` -> `2024-01-06 (토)` */
function weekday(start: string): string {
  const format = new Intl.DateTimeFormat('ko', { weekday: 'short', timeZone: 'Asia/Seoul' })
  return `${start.slice(0, 10)} (${format.format(new Date(start))})`
}
