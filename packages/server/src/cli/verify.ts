import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import type { Command } from 'commander'
import {
  verifyCard,
  verifyCertificate,
  verifyReceipt,
  type CardAnswer,
  type Reason,
  type VerifyCardOptions,
} from '@sapar/verifier'
import type { CliContext, FailureCode } from './context.ts'
import { answerText, documentText, type VerifiedDocument } from './verify-text.ts'
import { fetchList, readFolder, readTrustFile, VerifyProblem } from './verify-sources.ts'

type Options = {
  readonly trust?: string
  readonly offline?: string
  readonly passport?: string
  readonly json?: boolean
}

/** `sapar verify FILE`: the library at the command line, for scripts and for looking into a complaint. */
export function registerVerify(program: Command, context: CliContext): void {
  program
    .command('verify')
    .description('say what a card, certificate or receipt is worth: ends with 0 valid, 1 not valid, 2 cannot verify')
    .argument('<file>', 'text of the barcode or of the wallet’s copy; - reads it from standard input')
    .option('--trust <file>', 'trust file: whom to believe; status lists are fetched from where the card says')
    .option('--offline <folder>', 'trust.json and status lists (*.jwt) lie in this folder; no network is used')
    .option('--passport <number>', 'the passport at hand, which the card must be for')
    .option('--json', 'print the answer as JSON')
    .action((file: string, options: Options) => verify(context, file, options))
}

async function verify(context: CliContext, file: string, options: Options): Promise<void> {
  try {
    const input = file === '-' ? await buffer(context.stdin) : await readFile(file).catch(unreadable(file))
    await tell(context, input, await verifierOptions(context, options), options.json === true)
  } catch (error) {
    if (!(error instanceof VerifyProblem)) throw error
    context.stderr.write(`${error.message}\n`)
    context.fail(2)
  }
}

const unreadable = (file: string) => (): never => {
  throw new VerifyProblem(`${file} cannot be read.`)
}

async function verifierOptions(context: CliContext, { trust, offline, passport }: Options): Promise<VerifyCardOptions> {
  const holder = passport === undefined ? {} : { passportNumber: passport }
  const common = { now: context.clock.now(), ...holder }
  if (offline !== undefined) return { ...common, ...(await readFolder(offline)), isOffline: true }
  if (trust === undefined) throw new VerifyProblem('Say whom to believe: --trust FILE, or --offline FOLDER.')
  const statusLists = (uri: string) => fetchList(uri, (sentence) => context.stderr.write(`${sentence}\n`))
  return { ...common, trust: await readTrustFile(trust), statusLists }
}

async function tell(
  context: CliContext,
  input: Uint8Array,
  options: VerifyCardOptions,
  asJson: boolean,
): Promise<void> {
  const card = await verifyCard(input, options)
  const document = card.reasons.includes('WRONG_FORMAT') ? await verifyDocument(input, options) : undefined
  const print = (value: object, text: string) =>
    context.stdout.write(asJson ? `${JSON.stringify(value)}\n` : `${text}\n`)
  const code = document === undefined ? exitCodeOf(card.answer) : exitCodeOfDocument(document)
  if (document === undefined) print(card, answerText(card))
  else print(document, documentText(document))
  if (code !== 0) context.fail(code)
}

async function verifyDocument(input: Uint8Array, options: VerifyCardOptions): Promise<VerifiedDocument | undefined> {
  const certificate = await verifyCertificate(input, options)
  if (certificate.ok) return { kind: 'certificate', isGenuine: true, ...certificate.value }
  if (certificate.refusal !== 'WRONG_FORMAT')
    return { kind: 'certificate', isGenuine: false, reason: certificate.refusal }
  const receipt = await verifyReceipt(input, options)
  if (receipt.ok) return { kind: 'receipt', isGenuine: true, ...receipt.value }
  return receipt.refusal === 'WRONG_FORMAT' ? undefined : { kind: 'receipt', isGenuine: false, reason: receipt.refusal }
}

function exitCodeOf(answer: CardAnswer['answer']): 0 | FailureCode {
  if (answer === 'valid') return 0
  return answer === 'cannot-verify' ? 2 : 1
}

const forged: ReadonlySet<Reason> = new Set(['UNTRUSTED_CERTIFICATE', 'INVALID_DOCUMENTTYPE', 'INVALID_SIGNATURE'])

function exitCodeOfDocument(document: VerifiedDocument): 0 | FailureCode {
  if (document.isGenuine) return 0
  return forged.has(document.reason) ? 1 : 2
}
