import type { Card } from '#domain/cards/card.ts'
import { findPaper, type DecidedPaper } from '#modules/credentials'
import type { Queryable } from '#platform/db/database.ts'

/** The papers of one card: the certificate first, because it is what whoever has one comes for. */
export async function papersOfCard(
  db: Queryable,
  { holderId, id: cardId }: Pick<Card, 'holderId' | 'id'>,
): Promise<DecidedPaper[]> {
  const papers = [
    await findPaper(db, { holderId, cardId, document: 'certificate' }),
    await findPaper(db, { holderId, cardId, document: 'card' }),
  ]
  return papers.filter((paper) => paper !== undefined)
}
