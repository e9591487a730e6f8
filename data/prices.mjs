// Writes prices.json, the price list that is installed with the program, from
// the package @pydantic/genai-prices: its models, how their names are known,
// and what they cost by the token, with the package's licence. `make prices`
// runs this; README.md beside it says what the members mean.
//
// usage: node prices.mjs PACKAGE-FOLDER >prices.json

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const RATES = [
  'input_mtok',
  'output_mtok',
  'cache_read_mtok',
  'cache_write_mtok',
  'cache_write_1h_mtok',
  'input_audio_mtok',
  'output_audio_mtok',
  'output_reasoning_mtok',
  'requests_kcount',
]

// The package holds binary numbers: what they have after the twelfth digit is
// noise, such as 0.18000000000000002.
function decimal(number) {
  if (!Number.isFinite(number) || number < 0 || number >= 1e6)
    throw new Error(`not a price: ${number}`)
  return number
    .toFixed(12)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
}

function rate(price) {
  if (typeof price === 'number') return decimal(price)
  return {
    base: decimal(price.base),
    tiers: price.tiers
      .toSorted((a, b) => a.start - b.start)
      .map(({ start, price }) => ({ start, price: decimal(price) })),
  }
}

function constraint(given) {
  if (given === undefined) return {}
  const { type, ...rest } = given
  if (type === 'time_of_date')
    for (const time of [rest.start_time, rest.end_time])
      if (!/^\d\d:\d\d:\d\dZ$/.test(time))
        throw new Error(`not a time of day in UTC: ${time}`)
  if (type !== 'time_of_date' && type !== 'start_date')
    throw new Error(`a constraint of an unknown kind: ${type}`)
  return rest
}

function prices(model) {
  const list = Array.isArray(model.prices)
    ? model.prices
    : [{ prices: model.prices }]
  const entries = list.map(entry => {
    const known = RATES.filter(name => entry.prices[name] !== undefined)
    return {
      ...constraint(entry.constraint),
      ...Object.fromEntries(
        known.map(name => [name, rate(entry.prices[name])]),
      ),
    }
  })
  return entries.length === 1 ? entries[0] : entries
}

// POSIX has neither \d nor (?: nor lookahead; the latter is only used to keep
// names out, for which we have "not".
function expression(source) {
  const posix = text =>
    text.replaceAll('\\d', '[0-9]').replaceAll('(?:', '(')
  const excluded = /^\^\(\?!\.\*(.*)\)$/.exec(source)
  const result = excluded
    ? { not: { regex: posix(excluded[1]) } }
    : { regex: posix(source) }
  const text = excluded ? result.not.regex : result.regex
  if (/\(\?|\\[^.[\]]/.test(text))
    throw new Error(`not a POSIX expression: ${source}`)
  return result
}

function match(given) {
  const [[kind, value], ...more] = Object.entries(given)
  if (more.length > 0) throw new Error(`not a match: ${JSON.stringify(given)}`)
  if (kind === 'or' || kind === 'and') return { [kind]: value.map(match) }
  if (kind === 'regex') return expression(value)
  return { [kind]: value.toLowerCase() }
}

function provider(given) {
  const head = { id: given.id }
  if (given.provider_match) head.match = match(given.provider_match)
  if (given.fallback_model_providers)
    head.fallback = given.fallback_model_providers
  const models = given.models.map(model =>
    JSON.stringify({
      id: model.id,
      match: match(model.match),
      prices: prices(model),
    }),
  )
  return (
    JSON.stringify(head).slice(0, -1) +
    ',"models":[\n' +
    models.join(',\n') +
    '\n]}'
  )
}

const folder = process.argv[2]
const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
const library = await import(pathToFileURL(join(folder, about.module)))
// Before any update was asked for, this is the list that came with it.
const providers = await library.waitForUpdate()

process.stdout.write(
  '{"source":' +
    JSON.stringify(`${about.name} ${about.version}`) +
    ',\n"license":' +
    JSON.stringify(readFileSync(join(folder, 'LICENSE'), 'utf8')) +
    ',\n"providers":[\n' +
    providers.map(provider).join(',\n') +
    '\n]}\n',
)
