import { z } from 'zod'

export const int = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(min).max(max))
export const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
)
export const url = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be an address that starts with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  })

export type Setting = {
  about: string
  schema: z.ZodType<unknown, string>
  default?: string
  example?: string
  group: string
  secret?: true
}
export const setting = <S extends z.ZodType<unknown, string>, const R extends Omit<Setting, 'schema'>>(
  schema: S,
  rest: R,
) => ({ schema, ...rest })
