/**
 * What a person recognises a device by: browser family and system, `Firefox, Windows`. Browsers pose as one another, so
 * the order matters: the one that names others in its own line comes first.
 */
const browsers: readonly (readonly [string, RegExp])[] = [
  ['WeChat', /MicroMessenger\//],
  ['Edge', /Edg(?:e|A|iOS)?\//],
  ['Opera', /OPR\/|Opera[ /]/],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Yandex Browser', /YaBrowser\//],
  ['UC Browser', /UCBrowser\//],
  ['QQ Browser', /M?QQBrowser\//],
  ['Huawei Browser', /HuaweiBrowser\//],
  ['MIUI Browser', /MiuiBrowser\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|Chromium\/|CriOS\//],
  ['Safari', /Version\/.*Safari\//],
]

const systems: readonly (readonly [string, RegExp])[] = [
  ['HarmonyOS', /HarmonyOS|OpenHarmony/],
  ['Android', /Android/],
  ['iPhone', /iPhone|iPod/],
  ['iPad', /iPad/],
  ['Windows', /Windows NT|Windows Phone/],
  ['ChromeOS', /CrOS/],
  ['macOS', /Mac OS X|Macintosh/],
  ['Linux', /Linux|X11/],
]

/** Empty where nothing is known; pages then say "unknown device" in their language. Never longer than 40 characters. */
export function deviceLabel(userAgent: string): string {
  const line = userAgent.slice(0, 512)
  const find = (table: typeof browsers) => table.find(([, pattern]) => pattern.test(line))?.[0]
  return [find(browsers), find(systems)].filter((part) => part !== undefined).join(', ')
}
