import { z } from 'zod'
import { int, list, setting, url } from './setting.ts'

export const openSearchSettings = {
  OPENSEARCH_URL: setting(
    list.pipe(
      z
        .array(
          url('http:', 'https:').refine((value) => /^https?:\/\/[^@?#]+$/.test(value), {
            error:
              'must have no credentials in it (OPENSEARCH_USERNAME and the like hold them), no ? and no #',
          }),
        )
        .min(1),
    ),
    {
      group: 'Rows',
      example: 'https://search-1.example.com:9200,https://search-2.example.com:9200',
      about: 'Nodes of one cluster, comma-separated: OpenSearch 2.19 or 3, or Elasticsearch 8',
    },
  ),
  OPENSEARCH_USERNAME: setting(z.string().min(1), {
    group: 'Rows',
    example: 'bigdata',
    about: 'User of the cluster, with OPENSEARCH_PASSWORD',
  }),
  OPENSEARCH_PASSWORD: setting(z.string().min(1), {
    group: 'Rows',
    example: 'of that user',
    about: 'Password of the user of the cluster',
    secret: true,
  }),
  OPENSEARCH_API_KEY: setting(
    z.string().regex(/^[\w+/=-]+$/, 'must be as the cluster gave it out, in Base64'),
    {
      group: 'Rows',
      example: 'aWQ6a2V5',
      about: 'API key of the cluster, instead of a user',
      secret: true,
    },
  ),
  OPENSEARCH_CA_FILE: setting(z.string().min(1), {
    group: 'Rows',
    example: '/etc/bigdata/cluster-ca.pem',
    about: 'Who signed the certificate of the cluster, when it is no authority that everybody knows; PEM',
  }),
  OPENSEARCH_CERT_FILE: setting(z.string().min(1), {
    group: 'Rows',
    example: '/etc/bigdata/client.pem',
    about: 'Certificate that this server shows to the cluster, with OPENSEARCH_KEY_FILE; PEM',
  }),
  OPENSEARCH_KEY_FILE: setting(z.string().min(1), {
    group: 'Rows',
    example: '/etc/bigdata/client-key.pem',
    about: 'Private key of that certificate; PEM',
  }),
  OPENSEARCH_INDEX_PREFIX: setting(
    z.string().regex(/^[a-z0-9][a-z0-9_-]{0,30}$/, 'must be lower-case letters, digits, _ and -'),
    { group: 'Rows', default: 'tg', about: 'What the names of all indices begin with' },
  ),
  OPENSEARCH_SHARDS: setting(int(1, 1_024), {
    group: 'Rows',
    default: '1',
    about: 'Primary shards of the index of a new data set; about one for each 30 GiB of rows',
  }),
  OPENSEARCH_REPLICAS: setting(int(0, 10), {
    group: 'Rows',
    default: '1',
    about: 'Copies of each shard beside the first; receipts tell of them',
  }),
  OPENSEARCH_EXTERNAL_INDICES: setting(
    list.pipe(
      z.array(
        z
          .string()
          .regex(/^[^\s"\\<>|#?/:A-Z.+_-][^\s"\\<>|#?/:A-Z]*$/, 'must be names or patterns of indices'),
      ),
    ),
    {
      group: 'Rows',
      default: '',
      example: 'movies,logs-*',
      about:
        'Indices that were there before and that administrators may register to be read, comma-separated, `*` stands for any text; an alias needs its own name and those of its indices here',
    },
  ),
}

type Settings = typeof openSearchSettings
type Values = {
  [N in keyof Settings]:
    | z.output<Settings[N]['schema']>
    | (Settings[N] extends { default: string } ? never : undefined)
}

/** Where rows live in a cluster; adds to `faults` what does not fit together. */
export function openSearchOf(v: Values, faults: string[]) {
  const { OPENSEARCH_URL: urls, OPENSEARCH_USERNAME: username, OPENSEARCH_PASSWORD: password } = v
  if (urls === undefined) faults.push('ROW_ENGINE=opensearch needs OPENSEARCH_URL')
  if ((username === undefined) !== (password === undefined))
    faults.push('OPENSEARCH_USERNAME and OPENSEARCH_PASSWORD need each other')
  if (username !== undefined && v.OPENSEARCH_API_KEY !== undefined)
    faults.push('OPENSEARCH_API_KEY is instead of OPENSEARCH_USERNAME: set one of them')
  if ((v.OPENSEARCH_CERT_FILE === undefined) !== (v.OPENSEARCH_KEY_FILE === undefined))
    faults.push('OPENSEARCH_CERT_FILE and OPENSEARCH_KEY_FILE need each other')
  return {
    urls: urls ?? [],
    username,
    password,
    apiKey: v.OPENSEARCH_API_KEY,
    caFile: v.OPENSEARCH_CA_FILE,
    certFile: v.OPENSEARCH_CERT_FILE,
    keyFile: v.OPENSEARCH_KEY_FILE,
    prefix: v.OPENSEARCH_INDEX_PREFIX,
    shards: v.OPENSEARCH_SHARDS,
    replicas: v.OPENSEARCH_REPLICAS,
    foreign: v.OPENSEARCH_EXTERNAL_INDICES,
  }
}
