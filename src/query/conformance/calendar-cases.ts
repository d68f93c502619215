import type { AggregateQuestion } from '@tg-cloud/contract/aggregate'
import type { Field } from '@tg-cloud/contract/fields'
import type { Filter } from '@tg-cloud/contract/filter'
import { calendarUnits, type GroupBy, weekDays } from '@tg-cloud/contract/group-by'
import { describe, it } from 'vitest'
import { expectGroups } from './compare-groups.ts'
import type { Row } from './oracle/values.ts'
import type { Body, World } from './world.ts'

/** Nights on which clocks change: an hour, half an hour, over midnight, and for good. */
const nights = {
  'Asia/Seoul': [
    '1987-05-09T17:00:00Z',
    '1987-10-10T17:00:00Z',
    '1988-05-07T17:00:00Z',
    '1988-10-08T17:00:00Z',
  ],
  'America/New_York': ['2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z'],
  'Asia/Amman': ['2021-03-25T22:00:00Z', '2021-10-28T22:00:00Z', '2022-02-24T22:00:00Z'],
  'Europe/Oslo': ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z'],
  'Australia/Lord_Howe': ['2026-04-04T15:00:00Z', '2026-10-03T15:30:00Z'],
  'America/Havana': ['2026-03-08T05:00:00Z', '2026-11-01T05:00:00Z'],
} as const
type Zone = keyof typeof nights

export const clockFields: Field[] = [
  { name: 'zone', type: 'keyword' },
  { name: 'at', type: 'timestamp', resolution: 'us' },
  { name: 'day', type: 'date' },
  { name: 'n', type: 'int' },
]
/** Around each night: a microsecond before and after whole hours, and a few odd minutes. */
const around = (zone: string, night: string): Row[] =>
  Array.from({ length: 61 }, (_, i) => {
    const at = new Date(Date.parse(night) + (i - 30) * 1_800_000).toISOString().slice(0, 19)
    return { zone, at: `${at}.${['000000', '999999', '000001'][i % 3]}Z`, day: at.slice(0, 10), n: i % 5 }
  })
const far = [1900, 1912, 1945, 1969, 1970, 2000, 2024, 2038, 2100].flatMap((year): Row[] =>
  ['01-01T00:00:00', '02-28T23:59:59', '07-31T15:00:00', '12-31T23:30:00'].map((rest, i) => ({
    zone: null,
    at: `${year}-${rest}.000000Z`,
    day: `${year}-${rest.slice(0, 5)}`,
    n: i,
  })),
)
export const clockLoads: Body[] = [
  [
    ...Object.entries(nights).flatMap(([zone, all]) => all.flatMap((night) => around(zone, night))),
    ...far,
    { n: 1 },
  ],
]

type Titled = [title: string, question: AggregateQuestion, filter?: Filter]
type Parts = Partial<Extract<GroupBy, { type: 'calendar' }>>
const metrics = { rows: { type: 'count' }, sum: { type: 'sum', field: 'n' } } as const
const by = (
  unit: (typeof calendarUnits)[number],
  timeZone: string,
  parts: Parts = {},
): AggregateQuestion => ({
  groupBy: [{ type: 'calendar', field: 'at', unit, timeZone, ...parts }],
  metrics,
})
const dates = (unit: (typeof calendarUnits)[number], parts: Parts = {}): AggregateQuestion => ({
  groupBy: [{ type: 'calendar', field: 'day', unit, ...parts }],
  metrics,
})
const ofZone = (zone: string): Filter => ({ op: 'eq', field: 'zone', value: zone })
const ofNight = (zone: Zone, i = 0): Filter => {
  const day = new Date(Date.parse(nights[zone][i]!) - 86_400_000).toISOString()
  const next = new Date(Date.parse(nights[zone][i]!) + 86_400_000).toISOString()
  return { op: 'and', filters: [ofZone(zone), { op: 'between', field: 'at', from: day, to: next }] }
}

const zones = Object.keys(nights) as Zone[]
const cases: Titled[] = [
  ...zones.flatMap((zone) =>
    calendarUnits.map((unit): Titled => [
      `${unit} in ${zone}`,
      by(unit, zone),
      unit === 'minute' ? ofNight(zone) : ofZone(zone),
    ]),
  ),
  ...zones.flatMap((zone) =>
    nights[zone].map((night, i): Titled => [
      `hours around ${night} in ${zone}, filled`,
      by('hour', zone, { fill: {} }),
      ofNight(zone, i),
    ]),
  ),
  ...zones.map((zone): Titled => [
    `days in ${zone}, filled`,
    by('day', zone, { fill: {} }),
    ofNight(zone, 1),
  ]),
  ...(['Asia/Seoul', 'America/New_York', 'UTC'] as const).flatMap((zone) =>
    (['week', 'month', 'quarter', 'year'] as const).map((unit): Titled => [
      `${unit} of 1900 to 2100 in ${zone}`,
      by(unit, zone),
    ]),
  ),
  ...weekDays.map((weekStart): Titled => [
    `weeks that begin on ${weekStart}`,
    by('week', 'Asia/Seoul', { weekStart }),
  ]),
  ...[360, -90, 1_439, -1_439, 30].map((offsetMinutes): Titled => [
    `days that begin ${offsetMinutes} minutes later`,
    by('day', 'America/New_York', { offsetMinutes }),
    ofZone('America/New_York'),
  ]),
  [
    'hours that begin 20 minutes later',
    by('hour', 'Europe/Oslo', { offsetMinutes: 20 }),
    ofZone('Europe/Oslo'),
  ],
  ['months that begin at six', by('month', 'Asia/Seoul', { offsetMinutes: 360 })],
  ...(['day', 'week', 'month', 'quarter', 'year'] as const).map((unit): Titled => [
    `${unit} of dates`,
    dates(unit),
  ]),
  ...weekDays
    .slice(5)
    .map((weekStart): Titled => [`weeks of dates that begin on ${weekStart}`, dates('week', { weekStart })]),
  ['months of dates, filled', dates('month', { fill: { from: '1899-11-30', to: '2101-02-01' } })],
  [
    'days, filled from and to',
    by('day', 'Asia/Seoul', { fill: { from: '1987-05-01T00:00:00Z', to: '1987-05-20T00:00:00Z' } }),
    ofNight('Asia/Seoul'),
  ],
  [
    'days, filled to before the rows end',
    by('day', 'Asia/Seoul', { fill: { from: '1987-05-01T00:00:00Z', to: '1987-05-05T00:00:00Z' } }),
    ofNight('Asia/Seoul'),
  ],
  [
    'days of no rows, filled',
    by('day', 'Asia/Seoul', { fill: { from: '1987-05-01T00:00:00Z', to: '1987-05-05T00:00:00Z' } }),
    ofZone('nowhere'),
  ],
  [
    'days of no rows, filled from one end',
    by('day', 'Asia/Seoul', { fill: { from: '1987-05-01T00:00:00Z' } }),
    ofZone('nowhere'),
  ],
  [
    'days of a zone each, filled',
    {
      groupBy: [
        { type: 'terms', field: 'zone' },
        { type: 'calendar', field: 'day', unit: 'month', fill: {} },
      ],
      metrics,
    },
    { op: 'gte', field: 'day', value: '2020-01-01' },
  ],
  [
    'days, downwards, filled',
    { ...by('day', 'Asia/Seoul', { fill: {} }), order: [{ by: 'at', order: 'desc' }] },
    ofNight('Asia/Seoul'),
  ],
  [
    'filled days of a zone each, those with the most rows first',
    {
      groupBy: [
        { type: 'terms', field: 'zone' },
        { type: 'calendar', field: 'at', unit: 'day', timeZone: 'Asia/Seoul', fill: {} },
      ],
      metrics: { ...metrics, more: { type: 'difference', of: 'rows' } },
      order: [{ by: 'rows', order: 'desc' }, { by: 'more' }],
    },
    { op: 'between', field: 'at', from: '2026-03-01T00:00:00Z', to: '2026-04-10T00:00:00Z' },
  ],
  [
    'filled days with rows alone, upwards by their sum',
    {
      ...by('day', 'Asia/Amman', { fill: {} }),
      having: [{ metric: 'rows', op: 'gt', value: 0 }],
      order: [{ by: 'sum' }],
    },
    ofZone('Asia/Amman'),
  ],
  [
    'series upwards, their days downwards, filled',
    {
      groupBy: [
        { type: 'terms', field: 'n' },
        { type: 'calendar', field: 'at', unit: 'day', timeZone: 'Europe/Oslo', fill: {} },
      ],
      metrics: { ...metrics, more: { type: 'difference', of: 'sum' } },
      order: [{ by: 'n' }, { by: 'at', order: 'desc' }],
    },
    ofNight('Europe/Oslo'),
  ],
  [
    'shares and differences of the same, with what is null',
    {
      groupBy: by('day', 'Europe/Oslo', { nulls: 'group' }).groupBy,
      metrics: {
        ...metrics,
        part: { type: 'share', of: 'sum' },
        more: { type: 'difference', of: 'sum' },
        growth: { type: 'formula', operator: '/', left: 'more', right: 'sum' },
      },
    },
    { op: 'or', filters: [ofZone('Europe/Oslo'), { op: 'not', filter: { op: 'exists', field: 'at' } }] },
  ],
  [
    'the difference to the day before',
    {
      groupBy: by('day', 'Asia/Seoul').groupBy,
      metrics: { ...metrics, more: { type: 'difference', of: 'sum' } },
    },
    ofZone('Asia/Seoul'),
  ],
  [
    'the difference to the year before, of months',
    {
      groupBy: by('month', 'Asia/Seoul', { fill: {} }).groupBy,
      metrics: { ...metrics, more: { type: 'difference', of: 'rows', lag: 12 } },
    },
    ofZone('Asia/Seoul'),
  ],
  [
    'differences of several series, downwards',
    {
      groupBy: [
        { type: 'terms', field: 'n' },
        { type: 'calendar', field: 'at', unit: 'hour', timeZone: 'Europe/Oslo' },
      ],
      metrics: { ...metrics, more: { type: 'difference', of: 'rows', lag: 2 } },
      order: [{ by: 'n' }, { by: 'at', order: 'desc' }],
    },
    ofNight('Europe/Oslo'),
  ],
]

export function calendarCases(world: () => World): void {
  describe('calendars', () =>
    it.each(cases)('%s', (_, question, filter) => expectGroups(world(), question, filter)))
}
