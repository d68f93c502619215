// Written by `tg-cloud-client types`: do not edit.

/** Flights: `client.datasets.of<Flights>('flights')` */
export type Flights = {
  date: { type: 'timestamp'; required: true }
  /** (min) */
  delay: { type: 'int' }
  /** (mi) */
  distance: { type: 'int' }
  origin: { type: 'keyword' }
  destination: { type: 'keyword' }
}

/** Zipcodes: `client.datasets.of<Zipcodes>('zipcodes')` */
export type Zipcodes = {
  /** zip_code */
  zipCode: { type: 'keyword'; required: true }
  location: { type: 'geo_point' }
  city: { type: 'keyword' }
  state: { type: 'keyword' }
  county: { type: 'keyword' }
}

/** Movies: `client.datasets.of<Movies>('movies')` */
export type Movies = {
  /** Title */
  title: { type: 'text'; required: true }
  /** US Gross ($) */
  usGross: { type: 'int'; required: true }
  /** Worldwide Gross ($) */
  worldwideGross: { type: 'int' }
  /** US DVD Sales ($) */
  usDvdSales: { type: 'int' }
  /** Production Budget ($) */
  productionBudget: { type: 'int'; required: true }
  /** Release Date */
  releaseDate: { type: 'keyword' }
  /** MPAA Rating */
  mpaaRating: { type: 'keyword' }
  /** Running Time min (min) */
  runningTime: { type: 'int' }
  /** Distributor */
  distributor: { type: 'keyword' }
  /** Source */
  source: { type: 'keyword' }
  /** Major Genre */
  genre: { type: 'keyword' }
  /** Creative Type */
  creativeType: { type: 'keyword' }
  /** Director */
  director: { type: 'keyword' }
  /** Rotten Tomatoes Rating (%) */
  tomatoes: { type: 'int' }
  /** IMDB Rating */
  imdbRating: { type: 'double' }
  /** IMDB Votes */
  imdbVotes: { type: 'int' }
}

/** 서울 버스: `client.datasets.of<SeoulBeoseu>('seoul-beoseu')` */
export type SeoulBeoseu = {
  /** 일시 */
  ilsi: { type: 'timestamp' }
  /** 정류장 */
  jeongnyujang: { type: 'keyword' }
  /** 노선 */
  noseon: { type: 'keyword' }
  /** 승차 인원 */
  seungcha_inwon: { type: 'int' }
  /** 하차 인원 */
  hacha_inwon: { type: 'int' }
  /** 요금 합계 */
  yogeum_hapgye: { type: 'int' }
  /** 환승역 */
  hwanseungyeok: { type: 'boolean' }
  /** 비고 */
  bigo: { type: 'keyword' }
}
