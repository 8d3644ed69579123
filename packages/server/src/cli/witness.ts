import { join } from 'node:path'
import type { Command } from 'commander'
import { parseNoteKey } from '@sapar/verifier/format'
import { openWitness } from '#modules/credentials'
import { openFolderFileStore } from '#platform/files/folder-file-store.ts'
import { loadOrCreateMasterKey } from '#platform/files/master-key.ts'
import { listen } from '#platform/http/server.ts'
import { openSealedSigningKeys } from '#platform/keys/sealed-signing-keys.ts'
import { openSealer } from '#platform/keys/sealer.ts'
import type { CliContext } from './context.ts'

type Options = { readonly data: string; readonly host: string; readonly port: string; readonly log: readonly string[] }

/**
 * `sapar witness NAME`: a witness of somebody else's log. It needs no database and shares nothing with the log: run it on
 * another machine, by another hand.
 */
export function registerWitness(program: Command, context: CliContext): void {
  program
    .command('witness')
    .description('cosign the checkpoints of logs that only ever grow (C2SP tlog-witness), until it is stopped')
    .argument('<name>', 'as verifiers will know it, such as witness.example.org')
    .requiredOption('--data <folder>', 'for its key and its memory')
    .requiredOption('--log <key...>', 'verifier keys of the logs that it watches')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port to listen on; 0 takes a free one', '7380')
    .action((name: string, options: Options) => runWitness(context, name, options))
}

async function runWitness(context: CliContext, name: string, options: Options): Promise<void> {
  const { clock } = context
  const logs = await Promise.all(options.log.map(parseNoteKey))
  const known = logs.filter((log) => log !== undefined)
  if (known.length < logs.length) {
    context.stderr.write('A key after --log is no verifier key; it looks like log.example.org+7a070992+Ad…\n')
    return context.fail()
  }
  const sealer = openSealer(await loadOrCreateMasterKey(join(options.data, 'master.key')))
  const keys = await openSealedSigningKeys(join(options.data, 'keys'), sealer)
  const files = await openFolderFileStore(join(options.data, 'memory'), clock)
  const witness = await openWitness({ clock, keys, files, name, logs: known })
  const { port } = await listen({
    host: options.host,
    port: Number(options.port),
    fetch: async (request: Request) => {
      const isOurs = request.method === 'POST' && new URL(request.url).pathname.endsWith('/add-checkpoint')
      if (!isOurs) return new Response('not found\n', { status: 404 })
      const { status, body } = await witness.addCheckpoint(await request.text())
      const type = status === 409 ? 'text/x.tlog.size' : 'text/plain; charset=utf-8'
      return new Response(body, { status, headers: { 'Content-Type': type } })
    },
  })
  context.stdout.write(`${JSON.stringify({ url: `http://${options.host}:${port}/`, key: witness.key })}\n`)
}
