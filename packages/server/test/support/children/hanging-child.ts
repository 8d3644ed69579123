import { serveJobs } from '#platform/pictures/serve-jobs.ts'

await serveJobs(() => {
  for (;;);
})
