import { findPaper, type Paper } from '#modules/evidence'
import type { BuilderDeps } from './holder.ts'

type PaperWishes = Partial<Pick<Paper, 'paper' | 'returnNumber' | 'fileName' | 'pages' | 'id'>>

/** The record of a paper with one page; its bytes are not in any store. */
export async function aPaper(
  { db, clock, newId }: BuilderDeps,
  request: { readonly holderId: string; readonly id: string },
  wishes: PaperWishes = {},
): Promise<Paper> {
  const id = wishes.id ?? newId()
  await db
    .insertInto('evidence_files')
    .values({
      holder_id: request.holderId,
      id,
      request_id: request.id,
      return_number: wishes.returnNumber ?? 0,
      paper: wishes.paper ?? 'passport-data-page',
      file_name: wishes.fileName ?? 'passport.jpg',
      media_type: 'image/jpeg',
      size_bytes: 1000,
      original_sha256: Buffer.alloc(32, 1),
      pages: JSON.stringify(wishes.pages ?? [{ width: 800, height: 600 }]),
      uploaded_at: clock.now(),
      removed_at: null,
    })
    .execute()
  const made = await findPaper(db, [request.holderId], id)
  if (!made) throw new Error('the paper just made is not there')
  return made
}
