// Chooses in a catalog for the tests: {folder, address, index, tasks: [{search, titles}]} on standard input;
// for each task the numbers found in order, the counts by facet and key, and the address made of the choice.

import { readFileSync, writeSync } from "node:fs";

const told = JSON.parse(readFileSync(0, "utf8"));
const module = (name) => import(`${told.folder}/${name}.mjs`);
const [{ readIndex }, { choose, inOrder }, { stateOf, searchOf, sortOf }, { fold, search, wordsOf }] = await Promise.all(
  ["index", "choose", "address", "titles"].map(module),
);
const catalog = await readIndex(new Uint8Array(Buffer.from(told.index, "base64")));
const titles = told.titles.map(fold);

function done(asked) {
  const { state, ignored } = stateOf(asked, catalog.facets);
  const found = state.q ? search(titles, wordsOf(state.q)) : null;
  const chosen = choose(catalog, state.chosen, found?.fits ?? null);
  const counts = catalog.facets.map((facet) => [
    facet.id,
    Object.fromEntries(facet.values.map((value, place) => [value.key, chosen.counts.get(facet.id)[place]])),
  ]);
  return {
    found: inOrder(catalog, chosen.found, sortOf(state), found?.ranks),
    counts: Object.fromEntries(counts),
    ignored,
    address: searchOf(state, catalog.facets),
  };
}

const answer = { dates: [...catalog.dates], strokes: [...catalog.strokes], done: told.tasks.map(done) };
const all = Buffer.from(JSON.stringify(answer));
for (let sent = 0; sent < all.length; ) sent += writeSync(1, all, sent);
