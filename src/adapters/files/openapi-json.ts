// A thread of its own: turns the YAML file of `workerData` into JSON, which takes about a second.
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { parse } from 'yaml'

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(JSON.stringify(parse(readFileSync(workerData as string, 'utf8'))))
