export { sharedOpenSearch } from './shared-servers.ts'
