import { base32Name } from './list-name.ts'
import { asPublisher } from '../publisher-lock.ts'
import type { CredentialsDeps } from '../deps.ts'
import { listAllLists, orderKeyContext, roomOf } from './list-store.ts'
import { publishList } from './publish-list.ts'
import { readListIndex, writeListIndex } from './published-heads.ts'

/**
 * A list that has been published and has room for so many more cards; begun when there is none. No index is given away
 * before the first publication of its list: a database restored from before knows by that head that it is the older one.
 */
export async function openList(deps: CredentialsDeps, room: number): Promise<string> {
  const lists = await listAllLists(deps.db)
  const open = lists.filter((list) => !list.is_closed && roomOf(list) >= room)
  const published = open.find(({ published_sequence: sequence }) => sequence > 0)
  if (published) return published.list_id
  const listId = open[0]?.list_id ?? (await beginList(deps))
  await publishList(deps, listId)
  return listId
}

async function beginList(deps: CredentialsDeps): Promise<string> {
  const { clock, objects, randomBytes, sealer, statusLists } = deps
  const listId = base32Name(randomBytes)
  await asPublisher(deps.db, async (trx) => {
    await writeListIndex(objects, [...(await readListIndex(objects)), listId])
    await trx
      .insertInto('status_lists')
      .values({
        list_id: listId,
        slots: statusLists.slots,
        order_key: sealer.seal(randomBytes(32), orderKeyContext(listId)),
        claimed: 0,
        decoys: 0,
        is_closed: false,
        statuses: Buffer.alloc(statusLists.slots / 4),
        compressed: null,
        last_change: 0,
        published_change: -1,
        published_sequence: 0,
        published_hash: null,
        published_at: null,
        created_at: clock.now(),
      })
      .execute()
  })
  return listId
}
