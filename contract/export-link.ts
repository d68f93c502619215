import { z } from 'zod'

const time = z.iso.datetime()

export const ExportLink = z
  .object({
    url: z
      .string()
      .describe(
        'Of the file alone: whoever has it may download it, without a token. Relative to the address of the server where the ' +
          'server does not know its own (`PUBLIC_URL`)',
      ),
    startsBefore: time.describe('A download begins before this'),
    expiresAt: time.describe('One that broke off goes on until then, while the file is there'),
  })
  .meta({
    id: 'ExportLink',
    description: 'An address that a browser downloads a file from',
    examples: [
      {
        url: `https://bigdata.example.com/v1/exports/0198f3a0-1c2d-7000-8000-000000000006/links/4mOQ2cVJ9wq1hXb7u0yTn5sK8dLr3eGz`,
        startsBefore: '2026-11-25T01:03:04.104Z',
        expiresAt: '2026-11-25T07:02:04.104Z',
      },
    ],
  })
export type ExportLink = z.infer<typeof ExportLink>
