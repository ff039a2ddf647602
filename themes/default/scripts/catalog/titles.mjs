// Finds words in titles: width, case, blanks and 臺/台 do not count; the better a title fits, the lower its rank.

const PLACES = 256;
const LONGEST = 1024;

/** `text` without the differences nobody sees. */
export function fold(text) {
  return text.normalize("NFKC").toLowerCase().replaceAll("臺", "台").replace(/\s+/gu, "");
}

/** The words that `text` asks for, evened out. */
export function wordsOf(text) {
  return text.normalize("NFKC").split(/\s+/u).map(fold).filter(Boolean).slice(0, 20);
}

/**
 * 1 for each title that has all of `words`, and its rank: the whole title, its beginning, then the place of the
 * first word, then the length.
 * @param {string[]} titles evened out
 * @param {string[]} words
 */
export function search(titles, words) {
  const fits = new Uint8Array(titles.length);
  const ranks = new Float64Array(titles.length);
  titles.forEach((title, entry) => {
    if (!words.every((word) => title.includes(word))) return;
    fits[entry] = 1;
    ranks[entry] = rank(title, words);
  });
  return { fits, ranks };
}

function rank(title, words) {
  if (title === words.join("")) return 0;
  const place = Math.min(title.indexOf(words[0]), PLACES - 1);
  return 1 + place * LONGEST + Math.min(title.length, LONGEST - 1);
}
