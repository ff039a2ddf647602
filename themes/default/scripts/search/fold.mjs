// Folds words to what is compared in a search, as site/search/folding.py does.

const BLANKS =
  /[\t\n\v\f\r\x1c-\x1f \x85\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u206f\u3000\ufeff]+/gu;
const UNIT = /[^][\p{M}\uff9e\uff9f\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc]*/gu;

/** @param {string} text @returns {string} as it is compared */
export function fold(text) {
  return text.normalize("NFKC").toLowerCase().replaceAll("臺", "台").replaceAll("ς", "σ").replace(BLANKS, "");
}

/** @param {string} text @returns {string[]} its words, folded: what stands between blanks */
export function words(text) {
  return text.split(BLANKS).map(fold).filter(Boolean);
}

/** @param {string} text @returns {{folded: string, from: number[], to: number[]}} where each character came from */
export function mapped(text) {
  let folded = "";
  const from = [];
  const to = [];
  for (const unit of text.matchAll(UNIT)) {
    const said = fold(unit[0]);
    folded += said;
    for (let at = 0; at < said.length; at += 1) {
      from.push(unit.index);
      to.push(unit.index + unit[0].length);
    }
  }
  return { folded, from, to };
}
