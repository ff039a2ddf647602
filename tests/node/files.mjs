// Writes files for the tests: {folder, heads, lines, name, events} on standard input; {csv, ics} on standard output.

import { readFileSync } from "node:fs";

const told = JSON.parse(readFileSync(0, "utf8"));
const { csvOf, icsOf } = await import(`${told.folder}/files.mjs`);
console.log(JSON.stringify({ csv: csvOf(told.heads, told.lines), ics: icsOf(told.name, told.events) }));
