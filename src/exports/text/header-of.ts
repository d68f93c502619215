import type { TableColumn } from '../../query/table.ts'

/** What stands above a column. */
export function headerOf(
  { name, label }: Pick<TableColumn, 'name' | 'label'>,
  header: 'name' | 'label' | 'none',
  language: 'ko' | 'en',
): string {
  if (header === 'name') return name
  return label?.[language] ?? label?.ko ?? label?.en ?? name
}
