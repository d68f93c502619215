import { init } from './redoc.standalone.js'

// Its search would make a worker out of text, which the page's policy forbids; without workers it runs in the page.
window.Worker = undefined
await init('openapi.json', { disableTelemetry: true }, document.getElementById('redoc'))
