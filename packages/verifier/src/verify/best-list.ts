import type { Parsed } from '../format/parsed.ts'
import type { Reason } from './answers.ts'
import type { GenuineCard } from './genuine-card.ts'
import { checkListToday, verifyStatusList, type StatusListQuestion, type VerifiedStatusList } from './status-list.ts'

/** A Status List Token, or what `verifyStatusList` made of one. */
export type StatusListSource = string | VerifiedStatusList

type ListOptions = Omit<StatusListQuestion, 'uri' | 'lastSequence'> & {
  readonly statusLists: readonly StatusListSource[] | ((uri: string) => Promise<readonly StatusListSource[]>)
  readonly lastSequences?: Readonly<Record<string, number>>
}

/** The newest list at hand that may be asked for this card. @returns or why none may */
export async function bestList(card: GenuineCard, options: ListOptions): Promise<Parsed<VerifiedStatusList, Reason>> {
  const { uri } = card.status
  const lastSequence = options.lastSequences?.[uri]
  const question = { ...options, uri, ...(lastSequence === undefined ? {} : { lastSequence }) }
  let best: VerifiedStatusList | undefined
  const refused: Reason[] = []
  const sources = typeof options.statusLists === 'function' ? await options.statusLists(uri) : options.statusLists
  for (const source of sources) {
    const list = typeof source === 'string' ? await verifyStatusList(source, question) : await today(source, question)
    if (!list.ok) refused.push(list.refusal)
    else if (list.value.issuer !== card.issuer.issuer) refused.push('STATUS_LIST_UNTRUSTED')
    else if (best === undefined || best.sequence < list.value.sequence) best = list.value
  }
  if (best !== undefined) return { ok: true, value: best }
  // a list of another URI is not ours and explains nothing
  return refuse(refused.find((reason) => reason !== 'STATUS_LIST_OTHER_URI') ?? 'STATUS_LIST_MISSING')
}

async function today(
  list: VerifiedStatusList,
  question: StatusListQuestion,
): Promise<Parsed<VerifiedStatusList, Reason>> {
  const reason = await checkListToday(list, question)
  return reason === undefined ? { ok: true, value: list } : refuse(reason)
}

function refuse(refusal: Reason): { readonly ok: false; readonly refusal: Reason } {
  return { ok: false, refusal }
}
