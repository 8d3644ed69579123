import { saveApplicationAnswers, startApplication, type StartApplication } from '#modules/applications'
import { isId, type Id } from '#kernel/ids.ts'
import { commandField } from '../../shared/fields.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { BeginPage, somebodyNew } from './begin-page.tsx'
import { loadBeginView, type BeginView } from './begin-view.ts'
import { applicationPath } from './paths.ts'

export async function showBegin(page: HolderPage): Promise<Response> {
  return page.html(<BeginPage page={page} view={await loadBeginView(page)} errors={{}} />)
}

/** Begins a draft for whoever was chosen, and puts the journey into it that was chosen before. */
export async function begin(page: HolderPage): Promise<Response> {
  const view = await loadBeginView(page)
  const basis = readWho(page.field('who'))
  const started = basis && (await startApplication(page.deps.applications, { ...commandFor(page, view), ...basis }))
  // nobody is offered who is not the account's own: a name that fits none was not chosen here
  if (!started?.ok) {
    return page.html(<BeginPage page={page} view={view} errors={{ who: page.t.applications.begin.whoMissing }} />, 400)
  }
  const { applicationId: id, holderId } = started.value
  if (view.choice && !view.joined) await keepChoice(page, { applicationId: id, holderId }, view.choice)
  return page.redirect(applicationPath({ id }, 'passport'))
}

type Basis = Pick<StartApplication, 'personId' | 'reuseId'>

function readWho(who: string): Basis | undefined {
  if (who === somebodyNew) return { personId: null, reuseId: null }
  const [kind, id = ''] = who.split(':')
  if (!isId(id)) return undefined
  if (kind === 'person') return { personId: id, reuseId: null }
  return kind === 'reuse' ? { personId: null, reuseId: id } : undefined
}

function commandFor(page: HolderPage, { joined }: BeginView): Omit<StartApplication, keyof Basis> {
  const typed = page.field(commandField)
  return {
    commandId: isId(typed) ? typed : page.deps.newId(),
    accountId: page.session.principalId,
    language: page.language,
    joinId: joined?.id ?? null,
  }
}

/**
 * A second click finds the journey saved already, and one that does not fit any more is asked for in its step: neither is
 * worth a word here.
 */
async function keepChoice(
  page: HolderPage,
  key: { readonly applicationId: Id; readonly holderId: Id },
  choice: NonNullable<BeginView['choice']>,
): Promise<void> {
  const command = { commandId: page.deps.newId(), accountId: page.session.principalId, ...key }
  const answer = { step: 'journey', ...choice } as const
  await saveApplicationAnswers(page.deps.applications, { ...command, version: firstVersion, answer })
}

const firstVersion = 1
