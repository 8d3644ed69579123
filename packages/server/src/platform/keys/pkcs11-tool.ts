import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text, buffer } from 'node:stream/consumers'

export type Pkcs11Token = {
  /** The vendor's library, for SoftHSM `/usr/lib/softhsm/libsofthsm2.so`. */
  readonly module: string
  readonly label: string
  readonly pin: string
  /** The program, when it is not in the path. */
  readonly program?: string
}

export type Pkcs11Exchange = {
  /** Handed over as a file, because the program reads data from nowhere else. */
  readonly input?: Uint8Array
  /** True: the answer is a file. */
  readonly output?: boolean
  /** As `output`, and it must have this length. */
  readonly outputLength?: number
}

/** Thrown when the token or the program fails; names what was asked, never the PIN. */
export class Pkcs11Error extends Error {
  override readonly name = 'Pkcs11Error'
}

/**
 * Runs OpenSC's `pkcs11-tool` once, about 20 ms with SoftHSM. A process of its own for each use: a library of a vendor
 * that crashes or hangs takes no server with it, and no native code has to be built for each release of Node.
 */
export async function callPkcs11Tool(
  token: Pkcs11Token,
  order: readonly string[],
  { input, output = false, outputLength }: Pkcs11Exchange = {},
): Promise<Buffer> {
  const wantsFile = output || outputLength !== undefined
  if (!input && !wantsFile) return run(token, order)
  const folder = await mkdtemp(join(tmpdir(), 'sapar-pkcs11-'))
  try {
    const inFile = join(folder, 'in')
    const outFile = join(folder, 'out')
    if (input) await writeFile(inFile, input, { mode: 0o600 })
    const files = [...(input ? ['--input-file', inFile] : []), ...(wantsFile ? ['--output-file', outFile] : [])]
    const said = await run(token, [...order, ...files])
    if (!wantsFile) return said
    const answer = await readFile(outFile)
    if (outputLength !== undefined && answer.length !== outputLength) {
      throw new Pkcs11Error(`${order[0]} answered ${answer.length} bytes, not ${outputLength}`)
    }
    return answer
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const pinVariable = 'SAPAR_PKCS11_PIN'
const deadlineMs = 10_000

async function run({ module, label, pin, program = 'pkcs11-tool' }: Pkcs11Token, order: readonly string[]) {
  // `env:` keeps the PIN out of the list of processes that every user of the machine can read
  const words = ['--module', module, '--token-label', label, '--login', '--pin', `env:${pinVariable}`, ...order]
  const child = spawn(program, words, {
    env: { ...process.env, [pinVariable]: pin },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: deadlineMs,
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const [code, said, complained] = await Promise.all([ended, buffer(child.stdout), text(child.stderr)])
  if (code !== 0) throw new Pkcs11Error(`${program} ${order[0]} failed: ${/error: (.+)/.exec(complained)?.[1] ?? code}`)
  return said
}
