/** A question to the API, and the same in SQL on a table of the same rows. */
export type Question = { name: string; operation: 'search' | 'aggregate'; body: object; sql: string }

const columns = ['seen', 'stop', 'boarded', 'card', 'fare', 'transfer']

export const search: Question = {
  name: 'search',
  operation: 'search',
  body: {
    filter: {
      op: 'and',
      filters: [
        { op: 'eq', field: 'stop', value: '강남' },
        { op: 'gt', field: 'boarded', value: 900 },
      ],
    },
    sort: [{ field: 'boarded', order: 'desc' }],
    limit: 100,
  },
  sql: `select ${columns.join()} from rows where stop = '강남' and boarded > 900 order by boarded desc, n limit 100`,
}

const byStop = {
  name: 'aggregate',
  operation: 'aggregate' as const,
  body: {
    aggregates: {
      byStop: {
        groupBy: [{ type: 'terms', field: 'stop' }],
        metrics: {
          rows: { type: 'count' },
          people: { type: 'sum', field: 'boarded' },
          fare: { type: 'avg', field: 'fare' },
          last: { type: 'max', field: 'seen' },
        },
      },
    },
  },
  sql: (
    where: string,
  ) => `select stop, count(*) as rows, sum(boarded) as people, avg(fare) as fare, max(seen) as last
    from rows ${where} group by stop order by stop`,
}

export const aggregate: Question = { ...byStop, sql: byStop.sql('') }

/** The same over the same rows, and another question for each number: equal ones would share an answer. */
export const another = (n: number): Question => ({
  ...byStop,
  body: { ...byStop.body, filter: { op: 'lt', field: 'boarded', value: 1_000_000 + n } },
  sql: byStop.sql(`where boarded < ${1_000_000 + n}`),
})
