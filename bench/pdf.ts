// Papers per second: the whole of a card and a certificate, bar code and file, in each language.
//   node --import ./scripts/tsx.mjs bench/pdf.ts 300
import { languages } from '../packages/server/src/domain/languages.ts'
import { orderPaper, isSigned, type SignedPaper } from '../packages/server/src/web/shared/papers/load-papers.ts'
import { openPlatform } from '../packages/server/test/access/support/platform.ts'
import { aCard } from '../packages/server/test/builders/card.ts'
import { signedPapers } from '../packages/server/test/builders/signed-papers.ts'
import { startBenchServer } from './support/bench-server.ts'
import { rateOf } from './support/measure.ts'

const papers = Number(process.argv[2] ?? 300)
const warmUp = 20

const server = await startBenchServer()
try {
  await server.create('papers')
  const t = await openPlatform({ database: server.open('papers') })
  const { card, certificate } = await signedPapers(t.modules.credentials, await aCard(t))
  const { documents, site } = t.services
  const book = await t.modules.reference.today()
  const issuer = t.modules.cancellations.receiptIssuer
  const make = async (paper: SignedPaper, language: (typeof languages)[number]) => {
    const { order } = await orderPaper(t.db, paper, { language, publicUrl: site.publicUrl, issuer, book })
    return documents.render(order).length
  }
  process.stdout.write(`${papers} papers of each kind, one after the other\n`)
  for (const paper of [card, certificate]) {
    if (!isSigned(paper)) throw new Error('not signed')
    for (const language of languages) {
      for (let turn = 0; turn < warmUp; turn += 1) await make(paper, language)
      let bytes = 0
      const before = process.cpuUsage()
      const rate = await rateOf(papers, async () => {
        for (let turn = 0; turn < papers; turn += 1) bytes = await make(paper, language)
      })
      const { user, system } = process.cpuUsage(before)
      const cpuMs = (user + system) / 1_000 / papers
      const figures = [
        `${rate.toFixed(0)}/s`,
        `${cpuMs.toFixed(1)} ms of processor`,
        `${Math.round(bytes / 1_024)} KiB`,
      ]
      process.stdout.write(`${`${paper.document} ${language}`.padEnd(20)} ${figures.join(', ')}\n`)
    }
  }
  await t.close()
} finally {
  await server.stop()
}
