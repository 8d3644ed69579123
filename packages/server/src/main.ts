import { runMain } from './app/run-main.ts'

await runMain(process.argv.slice(2))
