// Loads rows and titles, file by file and each once; a file of another version than the index is refused.

import { bytesOf, inflatedText } from "./inflate.mjs";
import { fold } from "./titles.mjs";

/** Files are of another version than the index: the site was built anew while the page was open. */
export class Outdated extends Error {}

/**
 * @typedef {{title: string, address: string, city: string, year: string, plan: string, is_series: boolean,
 *   sessions: {title: string, when: string, state: string, calendar: string}[], [column: string]: any}} Row
 */

/** Reads rows below `base` ("rows/") for `catalog`. */
export function reader(catalog, base) {
  const files = new Map();
  const titles = new Map();

  /** The rows of `entries`, in that order. @returns {Promise<Row[]>} */
  async function rows(entries) {
    return Promise.all(entries.map((entry) => row(entry)));
  }

  async function row(entry) {
    const plan = planOf(catalog.plans, entry);
    const place = entry - plan.start;
    const number = Math.floor(place / catalog.rows);
    const file = await once(files, `${plan.city}/${plan.plan}/${number}.bin`, async (name) => {
      const found = JSON.parse(await inflatedText(await bytesOf(base + name)));
      if (found.check !== plan.checks[number]) throw new Outdated(name);
      return found;
    });
    return rowOf(plan, file, place % catalog.rows);
  }

  /** All titles, evened out. @returns {Promise<string[]>} */
  async function allTitles() {
    const found = await Promise.all(
      catalog.plans.map((plan) =>
        once(titles, `${plan.city}/${plan.plan}/titles.bin`, async (name) => {
          const [check, ...lines] = (await inflatedText(await bytesOf(base + name))).split("\n");
          if (check !== plan.titles) throw new Outdated(name);
          return lines.map(fold);
        }),
      ),
    );
    return found.flat();
  }

  return { rows, allTitles };
}

/** What `make` gives for `name`, made once; a failure is not kept. */
function once(known, name, make) {
  if (!known.has(name)) {
    const promise = make(name);
    known.set(name, promise);
    promise.catch(() => known.delete(name));
  }
  return known.get(name);
}

/** The plan that has the entry. */
export function planOf(plans, entry) {
  return plans.findLast((plan) => plan.start <= entry);
}

function rowOf(plan, file, place) {
  const row = { city: plan.cityName, year: String(plan.year), plan: plan.title };
  for (const [name, column] of Object.entries(file)) if (Array.isArray(column)) row[name] = column[place];
  const sessions = (row.sessions ?? []).map(([id, title, when, state, calendar]) => ({ id, title, when, state, calendar }));
  const folder = row.is_series ? "series" : "courses";
  return { ...row, sessions, address: `${folder}/${plan.city}/${plan.plan}/${row.id}/` };
}
