// For `depcruise` on the command line; the table itself is in checks/import-table.ts.
import { forbidden, options } from './checks/import-table.ts'

export default { forbidden, options }
