/**
 * The page for carriers and border desks: scan, and one of four words. Works with the network off. Of a passenger it keeps
 * what is on the screen, until the next one or `forgetAfterMs`, and stores nothing.
 */
import { readPicture, startCamera, useDecoderAt, type Camera } from './camera.ts'
import { isOutdated, keepCurrent } from './current-page.ts'
import { drawFreshness, freshen, held, refresh, startHolding } from './holding.ts'
import { judge, type Judgement } from './judge.ts'
import { fetchPracticeSet, type PracticeSet } from './practice.ts'
import { listenToKeys, today } from './scanner-keys.ts'
import { byId, showJudgement, showNothing, tell } from './screen.ts'
import { keepSettings, readSettings } from './settings.ts'
import { play, unlockSound } from './sound.ts'
import { applyLanguage } from './texts.ts'
import { readTyped } from './typed.ts'

const forgetAfterMs = 60_000

let practice: PracticeSet | undefined
let camera: Camera | undefined
let isMuted = false
/** What is on the screen, to be judged again when a passport follows. */
let cardText: string | undefined
let passportNumber: string | undefined
let forgetting: ReturnType<typeof setTimeout> | undefined

const root = document.documentElement
const typed = byId('typed') as HTMLTextAreaElement
const passportField = byId('passport') as HTMLInputElement

async function start(): Promise<void> {
  const { language, isMuted: wasMuted = false } = readSettings()
  setLanguage(language ?? root.lang)
  setMuted(wasMuted)
  useDecoderAt(root.dataset['decoder'] ?? '')
  showNothing()
  wire()
  // without these nothing can be checked, and saying so is better than an answer
  if (!isSecureContext || !('DecompressionStream' in globalThis) || !('serviceWorker' in navigator)) {
    return tell('told.tooOld')
  }
  await startHolding()
  await keepCurrent()
}

async function check(text: string): Promise<void> {
  // another card is another passenger; a passport that came before the first one is theirs
  if (cardText !== undefined && cardText !== text) forgetPassport()
  cardText = text
  tell(undefined)
  if (!practice) await freshen()
  const judgement = await judgeNow(text)
  // somebody else's code came meanwhile
  if (text === cardText) show(judgement)
}

function judgeNow(text: string): Promise<Judgement> {
  const common = { now: new Date(), ...(passportNumber === undefined ? {} : { passportNumber }) }
  if (practice) return judge(text, practice.lists, { ...common, mode: 'practice', isOffline: true })
  return judge(text, held.lists, { ...common, mode: 'real', isOffline: held.connection !== 'on-line' })
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
  forgetPassport()
  typed.value = ''
  byId('next').hidden = true
  tell(undefined)
  showNothing()
  if (isOutdated()) location.reload()
}

function forgetPassport(): void {
  passportNumber = undefined
  passportField.value = ''
}

async function take(text: string): Promise<void> {
  const read = readTyped(text, today())
  if (read.kind === 'half') return
  typed.value = ''
  switch (read.kind) {
    case 'nothing':
      return tell('told.nothing')
    case 'passport-misread':
      return tell('told.passportMisread')
    case 'passport':
      return takePassport(read.number)
    case 'card':
      return check(read.text)
  }
}

async function takePassport(number: string): Promise<void> {
  passportNumber = number === '' ? undefined : number
  passportField.value = number
  if (cardText === undefined) return tell('told.passportFirst')
  await check(cardText)
}

async function takeFile(input: HTMLInputElement): Promise<void> {
  const file = input.files?.[0]
  if (!file) return
  const text = file.type.startsWith('image/') ? await readPicture(file).catch(() => undefined) : await file.text()
  // the same file may be chosen again
  input.value = ''
  if (text === undefined) return tell('told.noCode')
  await take(text)
}

async function toggleCamera(): Promise<void> {
  const video = byId('video') as HTMLVideoElement
  camera?.stop()
  camera = camera ? undefined : await openCamera(video)
  video.hidden = camera === undefined
  setPressed('camera', camera !== undefined)
}

async function openCamera(video: HTMLVideoElement): Promise<Camera | undefined> {
  try {
    return await startCamera(video, (text) => {
      // a code that is still held there was answered already
      if (text !== cardText) void take(text)
    })
  } catch {
    tell('told.noCamera')
    return undefined
  }
}

async function togglePractice(): Promise<void> {
  try {
    practice = practice ? undefined : await fetchPracticeSet()
  } catch {
    return tell('told.noPractice')
  }
  next()
  root.dataset['mode'] = practice ? 'practice' : 'real'
  byId('practising').hidden = !practice
  setPressed('practice', practice !== undefined)
}

function setMuted(muted: boolean): void {
  isMuted = muted
  setPressed('sound', !muted)
}

function setLanguage(language: string): void {
  applyLanguage(language)
  for (const button of document.querySelectorAll<HTMLElement>('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset['language'] === root.lang))
  }
}

async function changeLanguage(language: string): Promise<void> {
  setLanguage(language)
  keepSettings({ language })
  drawFreshness()
  if (cardText === undefined) showNothing()
  else showJudgement(await judgeNow(cardText))
}

function setPressed(id: string, isPressed: boolean): void {
  byId(id).setAttribute('aria-pressed', String(isPressed))
}

function onClick(element: HTMLElement, act: () => void | Promise<void>): void {
  element.addEventListener('click', () => void act())
}

function onSubmit(id: string, act: () => Promise<void>): void {
  byId(id).addEventListener('submit', (event) => {
    event.preventDefault()
    void act()
  })
}

function wire(): void {
  document.addEventListener('pointerdown', unlockSound)
  document.addEventListener('keydown', unlockSound)
  listenToKeys(typed, { next, take: (text) => void take(text) })
  onClick(byId('refresh'), refresh)
  onClick(byId('next'), next)
  onClick(byId('camera'), toggleCamera)
  onClick(byId('practice'), togglePractice)
  onClick(byId('sound'), () => {
    setMuted(!isMuted)
    keepSettings({ isMuted })
  })
  onSubmit('typed-form', () => take(typed.value))
  onSubmit('passport-form', () => takePassport(passportField.value.trim()))
  byId('file').addEventListener('change', () => void takeFile(byId('file') as HTMLInputElement))
  for (const button of document.querySelectorAll<HTMLElement>('[data-language]')) {
    onClick(button, () => changeLanguage(button.dataset['language'] ?? ''))
  }
  for (const button of document.querySelectorAll<HTMLElement>('[data-practice-card]')) {
    onClick(button, () => {
      const card = practice?.cards[Number(button.dataset['practiceCard'])]
      if (card !== undefined) return check(card)
    })
  }
}

await start()
