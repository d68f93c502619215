import { openAsBlob } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Input, Schemas } from '@tg-cloud/client'
import { seoulBusCsv } from './seoul-bus.ts'

type Field = Schemas['FieldInput']
type Load = Input<'ingests.load'>
export type Source = {
  slug: string
  /** What to tell about it before it is loaded. */
  about: string
  name: string
  /** Undefined: the proposal of the server is taken as it is. */
  fields?: Field[]
  timeField?: string
  primaryKey?: string[]
  file: Blob
  contentType: Load['contentType']
  /** Known beforehand; where it is not, progress is told by bytes. */
  rows?: number
}

const data = join(import.meta.dirname, 'node_modules/vega-datasets/data')
const labelled = (name: string, label: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  name,
  type,
  label: { en: label },
  ...more,
})

export async function sources(): Promise<Source[]> {
  return [
    {
      slug: 'flights',
      about:
        'Parquet, 3 million flights. Its times name no zone; they are read as UTC, which keeps them as they are.',
      name: 'Flights',
      fields: [
        { name: 'date', type: 'timestamp', required: true, read: { sourceTimeZone: 'UTC' } },
        { name: 'delay', type: 'int', unit: 'min' },
        { name: 'distance', type: 'int', unit: 'mi' },
        { name: 'origin', type: 'keyword' },
        { name: 'destination', type: 'keyword' },
      ],
      timeField: 'date',
      file: await openAsBlob(join(data, 'flights-3m.parquet')),
      contentType: 'application/vnd.apache.parquet',
      rows: 3_000_000,
    },
    {
      slug: 'zipcodes',
      about: 'CSV. Zip codes stay text with leading zeros; latitude and longitude become one point.',
      name: 'Zipcodes',
      fields: [
        { ...labelled('zipCode', 'zip_code', 'keyword'), required: true },
        { name: 'location', type: 'geo_point' },
        { name: 'city', type: 'keyword' },
        { name: 'state', type: 'keyword' },
        { name: 'county', type: 'keyword' },
      ],
      primaryKey: ['zipCode'],
      file: new Blob([withPoints(await readFile(join(data, 'zipcodes.csv'), 'utf8'))]),
      contentType: 'text/csv',
    },
    {
      slug: 'movies',
      about: 'JSON, dirty as it came: some titles are numbers, some numbers are missing.',
      name: 'Movies',
      fields: [
        labelled('title', 'Title', 'text', { required: true }),
        labelled('usGross', 'US Gross', 'int', { required: true, unit: '$' }),
        labelled('worldwideGross', 'Worldwide Gross', 'int', { unit: '$' }),
        labelled('usDvdSales', 'US DVD Sales', 'int', { unit: '$' }),
        labelled('productionBudget', 'Production Budget', 'int', { required: true, unit: '$' }),
        labelled('releaseDate', 'Release Date', 'keyword'),
        labelled('mpaaRating', 'MPAA Rating', 'keyword'),
        labelled('runningTime', 'Running Time min', 'int', { unit: 'min' }),
        labelled('distributor', 'Distributor', 'keyword'),
        labelled('source', 'Source', 'keyword'),
        labelled('genre', 'Major Genre', 'keyword'),
        labelled('creativeType', 'Creative Type', 'keyword'),
        labelled('director', 'Director', 'keyword'),
        labelled('tomatoes', 'Rotten Tomatoes Rating', 'int', { unit: '%' }),
        labelled('imdbRating', 'IMDB Rating', 'double'),
        labelled('imdbVotes', 'IMDB Votes', 'int'),
      ],
      file: await openAsBlob(join(data, 'movies.json')),
      contentType: 'application/json',
    },
    {
      slug: 'seoul-beoseu',
      about:
        'CSV in CP949 with Korean headers, made by the demo. Its fields are those that the server proposes.',
      name: '서울 버스',
      file: new Blob([seoulBusCsv()]),
      contentType: 'text/csv',
    },
  ]
}

/** The columns `latitude,longitude` as one `"latitude,longitude"`. No cell of this file is in quotes. */
const withPoints = (csv: string) =>
  csv.replace('latitude,longitude', 'location').replaceAll(/^(\d+),([-\d.]+,[-\d.]+),/gm, '$1,"$2",')
