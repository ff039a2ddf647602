// The sentences of answers, with their blanks filled. A voice is {texts, language}.

import { words } from "./fraction.mjs";

/** The sentence `code`, each {blank} filled: words, whole numbers or fractions. */
export function say(voice, code, blanks = {}) {
  let sentence = voice.texts[code][voice.language === "en" ? "en" : "zh"];
  for (const [name, value] of Object.entries(blanks)) sentence = sentence.split(`{${name}}`).join(wordsOf(value));
  return sentence;
}

/** A blank as words. */
export const wordsOf = (value) => (typeof value === "object" ? words(value) : String(value));
