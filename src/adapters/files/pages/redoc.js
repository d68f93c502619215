import { init } from './redoc.standalone.js'

// Its search would make a worker out of text, which the page's policy forbids; without workers it runs in the page.
window.Worker = undefined
// Samples in languages that it is not told of, TypeScript among them, it would not show.
const languages = ['curl', 'TypeScript', 'Python', 'Java', 'Payload'].map((label) => ({ lang: label, label }))
const options = { disableTelemetry: true, codeSamples: { languages } }
await init('openapi.json', options, document.getElementById('redoc'))
