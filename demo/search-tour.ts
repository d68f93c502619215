import type { Schemas, SearchOf } from '@tg-cloud/client'
import { bars } from './bars.ts'
import type { Movies, SeoulBeoseu, Zipcodes } from './datasets.ts'
import { count, type Stage, tenths } from './stage.ts'
import { type Column, table } from './table.ts'

const right = (head: string): Column => ({ head, align: 'right' })

/** Words in English, with a facet. */
export async function searchMovies({ client, signal, called, show }: Stage): Promise<void> {
  const question: SearchOf<Movies, 'title' | 'genre' | 'director' | 'imdbRating' | 'usGross'> = {
    filter: { op: 'match', field: 'title', words: 'love' },
    fields: ['title', 'genre', 'director', 'imdbRating', 'usGross'],
    sort: [{ field: 'usGross', order: 'desc' }],
    limit: 6,
    total: 'exact',
    highlight: { fields: ['title'] },
    facets: [{ field: 'genre', limit: 5 }],
  }
  const movies = await client.datasets.of<Movies>('movies').search(question, { signal })
  called(
    'Search: movies with the word "love" in the title, by what they earned',
    'movies/search',
    question,
    movies,
  )
  show(
    table(
      [{ head: 'title' }, { head: 'genre' }, { head: 'director' }, right('imdb'), right('US gross $')],
      movies.rows.map(({ genre, director, imdbRating, usGross }, i) => [
        marked(movies.highlights?.[i]?.['title']),
        genre ?? '',
        director ?? '',
        tenths(imdbRating),
        count(usGross),
      ]),
    ),
  )
  show(['', `${movies.rows.length} of ${count(movies.total?.rows)} movies. All of them by genre:`])
  show(facetBars(movies.facets?.[0]))
}

/** Text in Korean, with the labels that the server took from the headers. */
export async function searchStops({ client, signal, called, show }: Stage): Promise<void> {
  const question: SearchOf<SeoulBeoseu, 'ilsi' | 'jeongnyujang' | 'noseon' | 'seungcha_inwon' | 'bigo'> = {
    filter: {
      op: 'and',
      filters: [
        { op: 'contains', field: 'jeongnyujang', value: '입구' },
        { op: 'gte', field: 'seungcha_inwon', value: 1_000 },
      ],
    },
    fields: ['ilsi', 'jeongnyujang', 'noseon', 'seungcha_inwon', 'bigo'],
    sort: [{ field: 'seungcha_inwon', order: 'desc' }],
    limit: 4,
    total: 'exact',
    highlight: { fields: ['jeongnyujang'] },
  }
  const bus = client.datasets.of<SeoulBeoseu>('seoul-beoseu')
  const stops = await bus.search(question, { signal })
  called(
    'Search in Korean: stops with 입구 in their name, hours with 1,000 riders and more',
    'seoul-beoseu/search',
    question,
    stops,
  )
  show(
    table(
      stops.columns.map(({ name, type, label }) => ({
        head: `${label?.ko ?? name}${type === 'timestamp' ? ' (UTC)' : ''}`,
        ...(type === 'int' ? { align: 'right' } : {}),
      })),
      stops.rows.map(({ ilsi, noseon, seungcha_inwon, bigo }, i) => [
        ilsi ?? '',
        marked(stops.highlights?.[i]?.['jeongnyujang']),
        noseon ?? '',
        count(seungcha_inwon),
        bigo ?? '',
      ]),
    ),
  )
}

/** Points on the map. */
export async function searchZipcodes({ client, signal, called, show }: Stage): Promise<void> {
  const question: SearchOf<Zipcodes, 'zipCode' | 'city' | 'county' | 'location'> = {
    filter: { op: 'geo_distance', field: 'location', center: { lat: 42.3601, lon: -71.0589 }, meters: 1_500 },
    fields: ['zipCode', 'city', 'county', 'location'],
    sort: [{ field: 'zipCode' }],
    limit: 4,
    total: 'exact',
  }
  const zipcodes = await client.datasets.of<Zipcodes>('zipcodes').search(question, { signal })
  called(
    'Search on the map: zip codes within 1.5 km of the middle of Boston',
    'zipcodes/search',
    question,
    zipcodes,
  )
  show(
    table(
      [{ head: 'zip code' }, { head: 'city' }, { head: 'county' }, right('lat'), right('lon')],
      zipcodes.rows.map(({ zipCode, city, county, location }) => [
        zipCode,
        city ?? '',
        county ?? '',
        String(location?.lat ?? ''),
        String(location?.lon ?? ''),
      ]),
    ),
  )
  show(['', `${zipcodes.rows.length} of ${count(zipcodes.total?.rows)} zip codes`])
}

/** A text with what was found in it between brackets. */
const marked = (fragments: Schemas['HighlightFragment'][] | undefined): string =>
  (fragments ?? [])
    .flatMap(({ parts }) => parts.map(({ text, match }) => (match ? `[${text}]` : text)))
    .join('')

const facetBars = (facet: Schemas['FacetAnswer'] | undefined): string[] =>
  bars(
    (facet?.values ?? []).map(({ value, rows }) => ({
      label: String(value),
      value: rows,
      text: count(rows),
    })),
    30,
  )
