/**
 * Zoom and turn for the pages of a paper. Without script each page is a plain picture that fits its frame. The keys belong
 * to the picture that was touched last, at first to the first one.
 */
type Action = 'zoom-in' | 'zoom-out' | 'fit' | 'turn'

const keys: Readonly<Record<Action, string>> = { 'zoom-in': '+', 'zoom-out': '-', fit: '0', turn: 'T' }
const largest = 6
const smallest = 0.5

class Viewer {
  readonly #frame: HTMLElement
  readonly #sheet: HTMLElement
  readonly #image: HTMLImageElement
  readonly #buttons: HTMLButtonElement[]
  #scale = 1
  #quarters = 0

  constructor(frame: HTMLElement, sheet: HTMLElement, image: HTMLImageElement) {
    this.#frame = frame
    this.#sheet = sheet
    this.#image = image
    this.#buttons = (Object.keys(keys) as Action[]).map((action) => this.#button(action))
    const bar = document.createElement('div')
    bar.className = 'viewer-bar'
    bar.append(...this.#buttons)
    frame.prepend(bar)
  }

  #button(action: Action): HTMLButtonElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'btn quiet'
    button.dataset['action'] = action
    button.textContent = this.#frame.getAttribute(`data-${action}`)
    button.addEventListener('click', () => this.#do(action))
    const hint = document.createElement('kbd')
    hint.textContent = keys[action]
    hint.ariaHidden = 'true'
    button.append(hint)
    return button
  }

  /** Takes the keys over from the viewer that had them. */
  takeKeys(others: readonly Viewer[]): void {
    for (const viewer of others) for (const button of viewer.#buttons) button.removeAttribute('aria-keyshortcuts')
    for (const button of this.#buttons) {
      button.setAttribute('aria-keyshortcuts', keys[button.dataset['action'] as Action])
    }
  }

  #do(action: Action): void {
    if (action === 'turn') this.#quarters = (this.#quarters + 1) % 4
    if (action === 'fit') this.#scale = 1
    if (action === 'zoom-in') this.#scale = Math.min(largest, this.#scale * 1.4)
    if (action === 'zoom-out') this.#scale = Math.max(smallest, this.#scale / 1.4)
    this.#show()
  }

  /** A turned picture swaps its sides, so the sheet gets the size that is seen and the picture hangs in its middle. */
  #show(): void {
    const isLying = this.#quarters % 2 === 1
    const ratio =
      this.#image.height > 0
        ? Number(this.#image.getAttribute('height')) / Number(this.#image.getAttribute('width'))
        : 1
    const seenWidth = (this.#sheet.parentElement?.clientWidth ?? 0) * this.#scale
    const width = isLying ? seenWidth / ratio : seenWidth
    const height = width * ratio
    this.#sheet.classList.add('turned')
    this.#sheet.style.width = `${isLying ? height : width}px`
    this.#sheet.style.height = `${isLying ? width : height}px`
    this.#image.style.width = `${width}px`
    this.#image.style.transform = `translate(-50%, -50%) rotate(${this.#quarters * 90}deg)`
  }
}

const viewers: Viewer[] = []
for (const frame of document.querySelectorAll<HTMLElement>('[data-viewer]')) {
  const sheet = frame.querySelector<HTMLElement>('.sheet')
  const image = frame.querySelector('img')
  if (!sheet || !image) continue
  const viewer = new Viewer(frame, sheet, image)
  viewers.push(viewer)
  for (const event of ['focusin', 'pointerdown']) frame.addEventListener(event, () => viewer.takeKeys(viewers))
}
viewers[0]?.takeKeys(viewers)

export {}
