// Leads a query such as 「桃園 玖二」 or 「113年玖、二、(一)」 straight to the clause.

import { fold } from "./fold.mjs";

const BETWEEN = /[\s、,.()第點條款項]/gu;
const NUMBER = /^[壹貳參叁肆伍陸柒捌玖拾][壹貳參叁肆伍陸柒捌玖拾一二三四五六七八九十甲乙丙丁戊己庚辛壬癸0-9]*$/u;
const YEAR = /^(\d{2,3})年?(?:度)?/u;
const MOST = 5;

/**
 * @param {import("./files.mjs").SearchIndex} index @param {string} query
 * @returns {Promise<{address: string, anchor: string, title: string, number: string, words: string}[]>}
 */
export async function clausesNamed(index, query) {
  const { cities } = await index.about();
  const wanted = asked(fold(query), cities);
  if (!wanted) return [];
  const documents = await Promise.all(wanted.cities.map((city) => index.clauses(city)));
  return documents
    .flat()
    .filter(([year]) => !wanted.year || year === wanted.year)
    .sort(([one], [other]) => Number(other) - Number(one))
    .flatMap(([, address, title, clauses]) => found(clauses, wanted.number, address, title))
    .slice(0, MOST);
}

/** @param {string} folded @param {Record<string, string[]>} cities @returns {{cities: string[], year: string, number: string} | null} */
function asked(folded, cities) {
  const named = Object.entries(cities)
    .flatMap(([city, names]) => names.map((name) => ({ city, name })))
    .filter(({ name }) => folded.startsWith(name))
    .sort((one, other) => other.name.length - one.name.length)[0];
  const rest = named ? folded.slice(named.name.length) : folded;
  const year = YEAR.exec(rest);
  const number = rest.slice(year?.[0].length ?? 0).replace(BETWEEN, "").replaceAll("壹拾", "拾").replaceAll("叁", "參");
  if (!NUMBER.test(number) || (!named && !year)) return null;
  return { cities: named ? [named.city] : Object.keys(cities), year: year?.[1] ?? "", number };
}

/** @param {[string, string, string, string][]} clauses @param {string} number @param {string} address @param {string} title */
function found(clauses, number, address, title) {
  return clauses
    .filter(([key]) => key === number)
    .map(([, anchor, printed, words]) => ({ address, anchor, title, number: printed, words }));
}
