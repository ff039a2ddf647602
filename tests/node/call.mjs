// Calls exported functions of a module over many arguments, for tests: JSON in, JSON out.
import { readFileSync } from "node:fs";

const { module, calls } = JSON.parse(readFileSync(0, "utf-8"));
const found = await import(module);
process.stdout.write(JSON.stringify(calls.map(([name, ...given]) => found[name](...given))));
