// What every step of an answer needs at hand: {asked, rule, question, world}, and sentences said from there.

import { because as reasonOf, saidOpen } from "./answer.mjs";
import { say } from "./sentences.mjs";

/** A reason at `cite`: a place, or the name of the parameter that decided. */
export const because = ({ asked, rule, question }, code, cite = null, blanks = {}) =>
  reasonOf(asked, rule, question.voice, code, cite, blanks);

/** An open point of our own. */
export const open = ({ question }, topic, readings = [], blanks = {}) =>
  saidOpen(question.voice, topic, readings, "", blanks);

/** The sentence `code` in the language of the question. */
export const tell = ({ question }, code, blanks = {}) => say(question.voice, code, blanks);
