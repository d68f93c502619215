import type { ExportFiles } from '../../exports/ports.ts'
import type { Link } from './link.ts'
import { keysOf, removeObject } from './objects.ts'
import { readObject } from './read-object.ts'
import { makeUpload } from './upload.ts'

/** Files of exports in a bucket, as `<folder>/<key>`. */
export function makeS3ExportFiles(link: Link, folder: string): ExportFiles {
  const keyOf = (key: string) => `${folder}/${key}`
  return {
    create: async (key) => makeUpload(link, keyOf(key)),
    read: (key, part) => readObject(link, keyOf(key), part),
    remove: (key) => removeObject(link, keyOf(key)),
    async keys() {
      const keys = new Set<string>()
      for await (const key of keysOf(link, keyOf(''))) keys.add(key.slice(folder.length + 1))
      return [...keys]
    },
  }
}
