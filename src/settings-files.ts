import { z } from 'zod'
import { setting, url } from './setting.ts'

/** Where files lie when they don't in DATA_DIR. */
export const filesSettings = {
  FILES_S3_BUCKET: setting(
    z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket'),
    {
      group: 'Files',
      example: 'bigdata-files',
      about:
        'Bucket of AWS or any server that speaks S3, for the files of exports, results of runs and originals of loads; without it they lie in DATA_DIR. More than one machine needs it, or one DATA_DIR that all of them share',
    },
  ),
  FILES_S3_ENDPOINT: setting(
    url('http:', 'https:').refine((value) => /^https?:\/\/[^@?#]+$/.test(value), {
      error: 'must have no credentials in it (FILES_S3_ACCESS_KEY holds them), no ? and no #',
    }),
    {
      group: 'Files',
      example: 'https://s3.example.com',
      about: 'Address of that server; that of AWS unless given',
    },
  ),
  FILES_S3_REGION: setting(z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be the name of a region'), {
    group: 'Files',
    default: 'us-east-1',
    about: 'Region of the bucket',
  }),
  FILES_S3_ACCESS_KEY: setting(z.string().min(1), {
    group: 'Files',
    example: 'AKIAIOSFODNN7EXAMPLE',
    about:
      'Access key, with FILES_S3_SECRET_KEY; without them they are found as the SDK of AWS does: in its own variables, or from the machine',
  }),
  FILES_S3_SECRET_KEY: setting(z.string().min(1), {
    group: 'Files',
    example: 'of that access key',
    about: 'Secret key of that access key',
    secret: true,
  }),
  FILES_S3_PREFIX: setting(
    z
      .string()
      .regex(/^[\w.-]{1,200}(?:\/[\w.-]{1,200}){0,8}$/, 'must be letters, digits, _ . and -, with / between'),
    {
      group: 'Files',
      example: 'bigdata/production',
      about: 'What the names of all files in the bucket begin with, for a bucket that is shared',
    },
  ),
  FILES_S3_CA_FILE: setting(z.string().min(1), {
    group: 'Files',
    example: '/etc/bigdata/s3-ca.pem',
    about: 'Who signed the certificate of that server, when it is no authority that everybody knows; PEM',
  }),
}

type Values = {
  [N in keyof typeof filesSettings]: N extends 'FILES_S3_REGION' ? string : string | undefined
}

/** The bucket of files; undefined without one. Adds to `faults` what does not fit together. */
export function s3Of(v: Values, faults: string[]) {
  const {
    FILES_S3_BUCKET: bucket,
    FILES_S3_ACCESS_KEY: accessKeyId,
    FILES_S3_SECRET_KEY: secretAccessKey,
  } = v
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined))
    faults.push('FILES_S3_ACCESS_KEY and FILES_S3_SECRET_KEY need each other')
  if (bucket === undefined) {
    const alone = (['ENDPOINT', 'ACCESS_KEY', 'PREFIX', 'CA_FILE'] as const).find(
      (name) => v[`FILES_S3_${name}`] !== undefined,
    )
    if (alone !== undefined) faults.push(`FILES_S3_${alone} needs FILES_S3_BUCKET`)
    return undefined
  }
  return {
    bucket,
    endpoint: v.FILES_S3_ENDPOINT,
    region: v.FILES_S3_REGION,
    prefix: v.FILES_S3_PREFIX ?? '',
    credentials:
      accessKeyId === undefined || secretAccessKey === undefined
        ? undefined
        : { accessKeyId, secretAccessKey },
    caFile: v.FILES_S3_CA_FILE,
  }
}
