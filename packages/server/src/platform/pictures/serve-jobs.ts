import { Socket } from 'node:net'
import { confineChild } from './confine-child.ts'
import { encodeMessage, messageReader, type Message } from './message-frame.ts'

const pipeNumber = 3

/** The child's end: one job after the other. Call it when everything that a job needs is loaded. */
export async function serveJobs(work: (job: Message) => Promise<Message>): Promise<void> {
  await confineChild()
  const pipe = new Socket({ fd: pipeNumber, readable: true, writable: true })
  const read = messageReader()

  const answer = async (job: Message): Promise<void> => {
    const reply = await work(job)
    // Gives back what the job took, so that the next person's file finds neither the memory used nor the pixels in it.
    globalThis.gc?.()
    for (const bytes of encodeMessage(reply)) pipe.write(bytes)
  }

  pipe.on('data', (chunk: Uint8Array) => {
    const job = read(chunk)
    // A failure that is not about the file is left to reject: it ends the process, and the pool tells and tries once more.
    if (job) void answer(job)
  })
  // The server is gone. Not `exit`: that waits for what runs in native threads.
  pipe.on('error', endNow).on('close', endNow)
}

function endNow(): void {
  process.kill(process.pid, 'SIGKILL')
}
