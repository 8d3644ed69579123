/**
 * The page for carriers and border desks: scan, and one of four words. Works with the network off. Of a passenger it keeps
 * what is on the screen, until the next one or `forgetAfterMs`, and stores nothing.
 */
import { readPicture, startCamera, useDecoderAt, type Camera } from './camera.ts'
import { judge, type Judgement } from './judge.ts'
import { freshnessOf, mergeLists, type Lists } from './lists.ts'
import { fetchPracticeSet, type PracticeSet } from './practice.ts'
import { byId, showFreshness, showJudgement, showNothing, tell, type Connection } from './screen.ts'
import { keepSettings, readSettings } from './settings.ts'
import { play, unlockSound } from './sound.ts'
import { fetchLists, keepLists, loadLists } from './store.ts'
import { applyLanguage } from './texts.ts'
import { readTyped } from './typed.ts'

const forgetAfterMs = 60_000
const refreshEveryMs = 60_000
const redrawEveryMs = 5_000
const lookForNewerEveryMs = 3_600_000
/** A refresh before an answer may take this much of the second that an answer has. */
const patienceMs = 600

let lists: Lists | undefined
let practice: PracticeSet | undefined
let connection: Connection = 'asking'
let camera: Camera | undefined
let isMuted = false
let isOutdated = false
/** What is on the screen, to be judged again when a passport follows or the minute is over. */
let cardText: string | undefined
let passportNumber: string | undefined
let forgetting: ReturnType<typeof setTimeout> | undefined

const typed = byId('typed') as HTMLTextAreaElement
const passportField = byId('passport') as HTMLInputElement

async function start(): Promise<void> {
  const { language, isMuted: wasMuted = false } = readSettings()
  applyLanguage(language ?? document.documentElement.lang)
  setMuted(wasMuted)
  useDecoderAt(document.documentElement.dataset['decoder'] ?? '')
  showNothing()
  wire()
  if (!canVerify()) return tell('told.tooOld')
  lists = await loadLists()
  drawFreshness()
  await refresh()
  setInterval(drawFreshness, redrawEveryMs)
  setInterval(() => void refresh(), refreshEveryMs)
  await keepCurrent()
}

/** A gate is left open for weeks: a newer page is looked for every hour, and takes over between two passengers. */
async function keepCurrent(): Promise<void> {
  let isControlled = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // the first one comes with the first visit and is as new as the page
    isOutdated = isControlled
    isControlled = true
  })
  const scope = { scope: '/verify/gate' }
  const registration = await navigator.serviceWorker.register('/verify/gate/service-worker.js', scope)
  // off line there is nothing newer to be had
  setInterval(() => void registration.update().catch(() => undefined), lookForNewerEveryMs)
}

/** Without these nothing can be checked, and saying so is better than an answer. */
function canVerify(): boolean {
  const isThere = isSecureContext && 'DecompressionStream' in self && 'serviceWorker' in navigator
  document.documentElement.dataset['can'] = isThere ? 'verify' : 'nothing'
  return isThere
}

let refreshing: Promise<void> | undefined

function refresh(): Promise<void> {
  refreshing ??= refreshNow().finally(() => (refreshing = undefined))
  return refreshing
}

async function refreshNow(): Promise<void> {
  try {
    lists = await mergeLists(lists, await fetchLists())
    connection = 'on-line'
    await keepLists(lists)
  } catch {
    // no network, no server, or no lists: what is held counts as long as it may
    connection = 'off-line'
  }
  drawFreshness()
}

function drawFreshness(): void {
  showFreshness(freshnessOf(lists ?? { verified: [] }, new Date()), connection)
}

async function check(text: string): Promise<void> {
  cardText = text
  tell(undefined)
  await freshen()
  const judgement = await judgeNow(text)
  if (text === cardText) show(judgement)
}

/** On line an answer rests on lists as new as there are, if they come in time. */
async function freshen(): Promise<void> {
  const isFresh = freshnessOf(lists ?? { verified: [] }, new Date()).state === 'fresh'
  if (isFresh || !navigator.onLine || isPracticing()) return
  await Promise.race([refresh(), new Promise((resolve) => setTimeout(resolve, patienceMs))])
}

function judgeNow(text: string): Promise<Judgement> {
  const common = { now: new Date(), isOffline: connection !== 'on-line' }
  const passport = passportNumber === undefined ? {} : { passportNumber }
  return practice
    ? judge(text, practice.lists, { ...common, ...passport, mode: 'practice', isOffline: true })
    : judge(text, lists, { ...common, ...passport, mode: 'real' })
}

function show(judgement: Judgement): void {
  showJudgement(judgement)
  if (!isMuted) play(judgement.word)
  clearTimeout(forgetting)
  forgetting = setTimeout(next, forgetAfterMs)
  byId('next').hidden = false
  byId('answer').scrollIntoView({ block: 'start' })
}

/** The next passenger. */
function next(): void {
  clearTimeout(forgetting)
  cardText = undefined
  passportNumber = undefined
  typed.value = ''
  passportField.value = ''
  byId('next').hidden = true
  tell(undefined)
  showNothing()
  if (isOutdated) location.reload()
}

async function take(text: string): Promise<void> {
  const read = readTyped(text, new Date().toISOString().slice(0, 10))
  switch (read.kind) {
    case 'nothing':
      return tell('told.nothing')
    case 'half':
      return undefined
    case 'passport-misread':
      typed.value = ''
      return tell('told.passportMisread')
    case 'passport':
      typed.value = ''
      return takePassport(read.number)
    case 'card':
      typed.value = ''
      return check(read.text)
  }
}

async function takePassport(number: string): Promise<void> {
  passportNumber = number === '' ? undefined : number
  passportField.value = number
  if (cardText === undefined) return tell('told.passportFirst')
  await check(cardText)
}

async function takeFile(file: File | undefined): Promise<void> {
  if (!file) return
  const text = file.type.startsWith('image/') ? await readPicture(file).catch(() => undefined) : await file.text()
  if (text === undefined) return tell('told.noCode')
  await take(text)
}

async function toggleCamera(): Promise<void> {
  const video = byId('video') as HTMLVideoElement
  if (camera) {
    camera.stop()
    camera = undefined
  } else {
    try {
      camera = await startCamera(video, (text) => {
        // a code that is still held there was answered already
        if (text !== cardText) void take(text)
      })
      tell(undefined)
    } catch {
      tell('told.noCamera')
    }
  }
  video.hidden = camera === undefined
  setPressed('camera', camera !== undefined)
}

function isPracticing(): boolean {
  return practice !== undefined
}

async function togglePractice(): Promise<void> {
  if (practice) practice = undefined
  else {
    try {
      practice = await fetchPracticeSet()
    } catch {
      return tell('told.noPractice')
    }
  }
  next()
  document.documentElement.dataset['mode'] = practice ? 'practice' : 'real'
  byId('practising').hidden = !practice
  setPressed('practice', isPracticing())
}

function setMuted(muted: boolean): void {
  isMuted = muted
  setPressed('sound', !muted)
}

function setPressed(id: string, isPressed: boolean): void {
  byId(id).setAttribute('aria-pressed', String(isPressed))
}

function onClick(id: string, act: () => void | Promise<void>): void {
  byId(id).addEventListener('click', () => void act())
}

function wire(): void {
  document.addEventListener('pointerdown', unlockSound)
  document.addEventListener('keydown', onKey)
  globalThis.addEventListener('online', () => void refresh())
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void refresh()
  })
  onClick('refresh', refresh)
  onClick('next', next)
  onClick('camera', toggleCamera)
  onClick('practice', togglePractice)
  onClick('sound', () => {
    setMuted(!isMuted)
    keepSettings({ isMuted })
  })
  byId('typed-form').addEventListener('submit', (event) => {
    event.preventDefault()
    void take(typed.value)
  })
  byId('passport-form').addEventListener('submit', (event) => {
    event.preventDefault()
    void takePassport(passportField.value.trim())
  })
  byId('file').addEventListener('change', (event) => {
    const input = event.target as HTMLInputElement
    void takeFile(input.files?.[0])
    input.value = ''
  })
  for (const button of document.querySelectorAll<HTMLElement>('[data-language]')) {
    button.addEventListener('click', () => void changeLanguage(button.dataset['language'] ?? ''))
  }
  for (const button of document.querySelectorAll<HTMLElement>('[data-practice-card]')) {
    button.addEventListener('click', () => {
      const card = practice?.cards[Number(button.dataset['practiceCard'])]
      if (card !== undefined) void check(card)
    })
  }
}

async function changeLanguage(language: string): Promise<void> {
  applyLanguage(language)
  keepSettings({ language })
  markLanguage()
  drawFreshness()
  if (cardText === undefined) showNothing()
  else showJudgement(await judgeNow(cardText))
}

function markLanguage(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset['language'] === document.documentElement.lang))
  }
}

/**
 * A scanner on a cable types, and ends with Enter. What it types goes to the field wherever the focus is, unless somebody
 * types elsewhere; Escape calls the next passenger.
 */
function onKey(event: KeyboardEvent): void {
  unlockSound()
  if (event.key === 'Escape') return next()
  const isElsewhere = event.target instanceof HTMLInputElement
  if (isElsewhere || event.ctrlKey || event.metaKey || event.altKey) return
  const isTyping = event.target === typed
  // a button that has the focus keeps Enter and the space bar
  if (!isTyping && event.key.length === 1 && event.key !== ' ') typed.focus()
  if (isTyping && event.key === 'Enter' && !event.shiftKey) {
    const isHalf = readTyped(typed.value, new Date().toISOString().slice(0, 10)).kind === 'half'
    if (isHalf) return
    event.preventDefault()
    void take(typed.value)
  }
}

await start()
markLanguage()
