const lookForNewerEveryMs = 3_600_000

let isNewerThere = false

/** Whether a newer page waits; loading again shows it. */
export function isOutdated(): boolean {
  return isNewerThere
}

/** A gate is left open for weeks: a newer page is looked for every hour. */
export async function keepCurrent(): Promise<void> {
  let isControlled = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // the first one comes with the first visit and is as new as the page
    isNewerThere = isControlled
    isControlled = true
  })
  const scope = { scope: '/verify/gate' }
  const registration = await navigator.serviceWorker.register('/verify/gate/service-worker.js', scope)
  // off line there is nothing newer to be had
  setInterval(() => void registration.update().catch(() => undefined), lookForNewerEveryMs)
}
