// The catalog's index: a column for each facet and each order, as site/catalog_index.py writes it.

import { inflated, inflatedText } from "./inflate.mjs";

const VERSION = 1;
const DAY = 86_400_000;
const FIRST_DAY = 719_163; // the number of 1970-01-01 when days are counted from the year 1
const REPUBLIC = 1911;

/**
 * @typedef {{id: string, values: {key: string, label: string}[], members: number[][], column: Uint32Array}} Facet
 *   `members` has the values (from 0) of each number that stands in `column`.
 * @typedef {{city: string, cityName: string, plan: string, year: number, title: string, start: number,
 *   count: number, titles: string, checks: string[]}} Plan
 * @typedef {{total: number, rows: number, plans: Plan[], facets: Facet[], dates: Float64Array,
 *   strokes: Uint32Array}} Catalog
 */

/** @param {Uint8Array} bytes the file @returns {Promise<Catalog>} */
export async function readIndex(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = JSON.parse(await inflatedText(bytes.subarray(4, 4 + length)));
  if (head.version !== VERSION) throw new Error(`an index of version ${head.version}`);
  const plans = plansOf(head.plans);
  const total = plans.reduce((sum, plan) => sum + plan.count, 0);
  const next = columns(bytes, 4 + length, total);
  const facets = [];
  for (const one of head.facets) facets.push(await facetOf(one, next));
  const distances = await next(head.date.slice(1));
  const strokes = await next(head.strokes);
  const months = facets.find((facet) => facet.id === "month");
  const dates = datesOf(plans, months, head.date[0], distances);
  return { total, rows: head.rows, plans, facets, dates, strokes };
}

function plansOf(told) {
  let start = 0;
  return told.map(([city, cityName, plan, year, title, count, titles, checks]) => {
    const found = { city, cityName, plan, year, title, start, count, titles, checks: checks.match(/.{4}/g) ?? [] };
    start += count;
    return found;
  });
}

async function facetOf([id, told, sets, ...how], next) {
  const values = told.map((one) => (Array.isArray(one) ? { key: one[0], label: one[1] } : { key: one, label: one }));
  const members = [[], ...values.map((_, place) => [place]), ...sets.map((set) => set.map((number) => number - 1))];
  return { id, values, members, column: await next(how) };
}

/** Gives one column after the other, told its bytes a number, whether it holds differences, and its length. */
function columns(bytes, start, total) {
  let place = start;
  return async ([width, differences, length]) => {
    const planes = await inflated(bytes.subarray(place, place + length));
    place += length;
    return numbersOf(planes, width, differences === 1, total);
  };
}

function numbersOf(planes, width, differences, total) {
  const found = new Uint32Array(total);
  const modulus = 256 ** width;
  let before = 0;
  for (let entry = 0; entry < total; entry += 1) {
    let number = 0;
    for (let plane = width - 1; plane >= 0; plane -= 1) number = number * 256 + planes[plane * total + entry];
    if (differences) number = before = (before + number) % modulus;
    found[entry] = number;
  }
  return found;
}

/** The first day of each entry, counted from the year 1; 0 where nothing tells one. */
function datesOf(plans, months, distances, column) {
  const found = new Float64Array(column.length);
  for (const { year, start, count } of plans) {
    for (let entry = start; entry < start + count; entry += 1) {
      const own = months ? months.members[months.column[entry]].map((place) => Number(months.values[place].key)) : [];
      found[entry] = distances[column[entry]] + (own.length ? firstDay(year, Math.min(...own)) : 0);
    }
  }
  return found;
}

function firstDay(year, month) {
  return Date.UTC(year + REPUBLIC, month - 1, 1) / DAY + FIRST_DAY;
}
