// Answers questions for the tests: {modules, worlds, rules, questions: [[rule, world, question, language]]} on
// standard input, the answers on standard output, in order. An exception is told as {"thrown": "…"}.

import { readFileSync, writeSync } from "node:fs";

const told = JSON.parse(readFileSync(0, "utf8"));
const { answer } = await import(told.modules);

function answered([rule, world, question, language]) {
  try {
    return answer(told.rules[rule], question, told.worlds[world], language);
  } catch (error) {
    return { thrown: String(error.stack ?? error) };
  }
}

const all = Buffer.from(JSON.stringify(told.questions.map(answered)));
for (let done = 0; done < all.length; ) done += writeSync(1, all, done);
