import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { StartupProblem } from '../startup-problem.ts'

type Fetch = Parameters<typeof getRequestListener>[0]

export type HttpServer = { readonly port: number; close(): Promise<void> }

export type ListenSettings = { readonly host: string; readonly port: number; readonly fetch: Fetch }

/** How long requests under way may still take when the server closes. */
const drainMs = 10_000

/** Listens, or says in one sentence why it cannot. */
export async function listen({ host, port, fetch }: ListenSettings): Promise<HttpServer> {
  const listener = getRequestListener(fetch)
  const limits = { requestTimeout: 120_000, headersTimeout: 20_000, keepAliveTimeout: 10_000 }
  // the listener answers every fault itself, so its promise never rejects
  const server = createServer(limits, (request, response) => void listener(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(whyNot(error, host, port)))
    server.listen(port, host, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a numeric port')
  return { port: address.port, close: () => close(server) }
}

function whyNot(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartupProblem(
      `Port ${port} is taken by another program (or by a Sapar that already runs).`,
      `Stop that program, or choose another port: PORT=${port + 1} npm start`,
    )
  }
  if (error.code === 'EACCES') {
    return new StartupProblem(
      `This user may not listen on port ${port}.`,
      'Choose a port above 1023, for example PORT=3000.',
    )
  }
  if (error.code === 'EADDRNOTAVAIL') {
    return new StartupProblem(
      `This machine has no address ${host}.`,
      'Set HOST to one of its addresses, or to 127.0.0.1.',
    )
  }
  return error
}

/** Takes no new connections, lets requests under way finish, then cuts what is left. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), drainMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}
