import { refusals, refusalStatuses, type RefusalSpec } from '../../packages/server/src/domain/refusals.ts'
import { uploadFaults } from '../../packages/server/src/platform/pictures/clean-upload.ts'
import { code, lines, page, table } from './markdown.ts'

export function refusalsPage(): string {
  const entries: [string, RefusalSpec][] = Object.entries(refusals)
  return page('Refusals', 'packages/server/src/domain/refusals.ts', [
    lines(
      'What a use case answers when it does not do what was asked. Nothing has changed then. The code never changes; it is the',
      'type of the problem document (RFC 9457) and the key of the text on a page.',
    ),
    table(
      ['code', 'status', 'says'],
      entries.toSorted(byCode).map(([name, { status, says }]) => [code(name), String(status), says]),
    ),
    '## Statuses',
    table(['status', 'means'], Object.entries(refusalStatuses)),
    '## Faults of an upload',
    'Why a file was not taken. A use case that takes a file hands these on with status 422; `processing-busy` is 503.',
    uploadFaults.map((fault) => `- ${code(fault)}`).join('\n'),
    lines(
      'Faults of single answers stand beside the rules that find them, all with status 422: of a request in',
      '`packages/server/src/domain/cancellations/answer-faults.ts`, of a passport compared with the record in',
      '`packages/server/src/domain/cards/compare-identity.ts`, of an officer’s form in `packages/server/src/domain/review` and',
      '`packages/server/src/modules/review` (types named `…Fault`).',
    ),
  ])
}

function byCode([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1
}
