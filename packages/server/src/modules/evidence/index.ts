export {
  addPaper,
  type AddPaper,
  type AddPaperDeps,
  type AddPaperRefusal,
  type OpenSending,
  type PaperAdded,
} from './add-paper.ts'
export { erasePapers } from './erase-papers.ts'
export { findPage, type PageFound } from './find-page.ts'
export { maxFilesPerSending, type PageSize, type Paper } from './paper.ts'
export { findPaper, listPapers } from './paper-store.ts'
export {
  removePaper,
  type PaperRemoved,
  type RemovePaper,
  type RemovePaperDeps,
  type RemovePaperRefusal,
} from './remove-paper.ts'
export { evidenceJobs, sweepObjects } from './sweep-objects.ts'
import './tables.ts'
