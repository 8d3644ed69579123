/**
 * Keeps a case in hand while somebody works on it, and counts the minutes. Who leaves the page or does nothing on it lets
 * the lease end, so that the case goes to a colleague.
 */
const field = document.querySelector<HTMLElement>('[data-lease]')
if (field) keep(field)

function keep(panel: HTMLElement): void {
  const everyMs = Number(panel.dataset['every']) * 1000
  let endsAt = performance.now() + Number(panel.dataset['seconds']) * 1000
  let isActive = false
  for (const event of ['keydown', 'pointerdown', 'pointermove', 'scroll']) {
    document.addEventListener(event, () => (isActive = true), { passive: true })
  }
  const renewAndCount = async () => {
    const seconds = await renew(panel)
    if (seconds === undefined) return
    endsAt = performance.now() + seconds * 1000
    countDown(panel, endsAt)
  }
  show(panel, '[data-lease-renews]')
  setInterval(() => countDown(panel, endsAt), 15_000)
  setInterval(() => {
    if (!isActive || document.visibilityState !== 'visible') return
    isActive = false
    void renewAndCount()
  }, everyMs)
}

function show(panel: HTMLElement, selector: string): void {
  const hidden = panel.querySelector<HTMLElement>(selector)
  if (hidden) hidden.hidden = false
}

function countDown(panel: HTMLElement, endsAt: number): void {
  const minutes = Math.ceil(Math.max(0, endsAt - performance.now()) / 60_000)
  const left = panel.querySelector<HTMLElement>('[data-lease-left]')
  const options = { style: 'unit', unit: 'minute', unitDisplay: 'long' } as const
  const time = new Intl.NumberFormat(document.documentElement.lang, options).format(minutes)
  if (left) left.textContent = (left.dataset['leaseLeft'] ?? '').replace('{}', time)
  if (minutes === 0) show(panel, '[data-lease-lost]')
}

/** @returns seconds until the new end; undefined when it could not be renewed */
async function renew(panel: HTMLElement): Promise<number | undefined> {
  const answer = await fetch(panel.dataset['lease'] ?? '', {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: '',
  }).catch(() => undefined)
  // no network: the countdown goes on and says when time is over
  if (!answer) return undefined
  if (!answer.ok) {
    show(panel, '[data-lease-lost]')
    return undefined
  }
  const { seconds, text } = (await answer.json()) as { seconds: number; text: string }
  const until = panel.querySelector('[data-lease-until]')
  if (until) until.textContent = text
  return seconds
}

export {}
