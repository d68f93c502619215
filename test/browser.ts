import { chromium, type Page } from 'playwright-core'
import { chromiumPath } from './service-programs.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A headless Chromium of the caller's own. */
export async function openBrowser() {
  const browser = await chromium.launch({ executablePath: chromiumPath, headless: true, args: flags })
  return {
    newContext: () => browser.newContext({ viewport: { width: 1280, height: 900 } }),
    [Symbol.asyncDispose]: () => browser.close(),
  }
}

/** What goes wrong in a page, and the hosts it asks: filled as it happens. Begin before the page is loaded. */
export async function watch(page: Page) {
  const complaints: string[] = []
  const hosts = new Set<string>()
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url())
    if (protocol.startsWith('http')) hosts.add(host)
  })
  page.on('requestfailed', (request) => complaints.push(`${request.url()} ${request.failure()?.errorText}`))
  // A violation that a script catches is no line in the console.
  await page.exposeFunction('reportViolation', (text: string) => complaints.push(text))
  await page.addInitScript(`document.addEventListener('securitypolicyviolation', (event) =>
    reportViolation('CSP ' + event.violatedDirective + ' ' + event.blockedURI))`)
  return { complaints, hosts }
}
