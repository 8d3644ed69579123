/**
 * Adds the camera to the page that checks cards. Nothing but this file is loaded until somebody taps the button; the form
 * works without it.
 */
type CameraModule = {
  useDecoderAt(address: string): void
  startCamera(video: HTMLVideoElement, onCode: (text: string) => void): Promise<{ stop(): void }>
}

function start(): void {
  const place = document.getElementById('scan')
  const field = document.getElementById('document')
  if (!place || !(field instanceof HTMLTextAreaElement) || !navigator.mediaDevices) return
  const { dataset } = place
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'btn quiet'
  button.textContent = dataset['start'] ?? ''
  const told = document.createElement('p')
  told.setAttribute('role', 'status')
  const video = makeVideo(dataset['video'] ?? '')
  place.append(button, told, video)

  let stop: (() => void) | undefined
  const end = () => {
    stop?.()
    stop = undefined
    video.hidden = true
    button.textContent = dataset['start'] ?? ''
  }
  const take = (text: string) => {
    if (!stop) return
    end()
    field.value = text
    field.form?.requestSubmit()
  }
  const begin = async () => {
    try {
      stop = await startScan(dataset, video, take)
      told.textContent = ''
      button.textContent = dataset['stop'] ?? ''
    } catch {
      video.hidden = true
      told.textContent = dataset['refused'] ?? ''
    }
  }
  button.addEventListener('click', () => (stop ? end() : void begin()))
}

function makeVideo(label: string): HTMLVideoElement {
  const video = document.createElement('video')
  video.setAttribute('aria-label', label)
  video.playsInline = true
  video.muted = true
  video.hidden = true
  return video
}

/** @returns what stops the camera */
async function startScan(
  dataset: DOMStringMap,
  video: HTMLVideoElement,
  onCode: (text: string) => void,
): Promise<() => void> {
  const camera = (await import(dataset['camera'] ?? '')) as CameraModule
  camera.useDecoderAt(dataset['decoder'] ?? '')
  video.hidden = false
  const { stop } = await camera.startCamera(video, onCode)
  return stop
}

start()
