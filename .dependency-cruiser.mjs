// For `depcruise` on the command line; the table itself is in checks/import-table.ts.
import { options } from './checks/cruise-options.ts'
import { forbidden } from './checks/import-table.ts'

export default { forbidden, options }
