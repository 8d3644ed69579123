export { findCard, listDependants } from './card-store.ts'
export { findHolder, listHoldersOfAccount } from './holder-store.ts'
import './tables.ts'
