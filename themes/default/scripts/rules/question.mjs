// A question to a rule, read: exact numbers, days, words; what cannot be read is named, nothing guessed.

import { invalid } from "./answer.mjs";
import { knownFields, STANDARD } from "./fields.mjs";
import { isMapping, readNumbers, readPasses } from "./passes.mjs";
import { isUnread, readSingle } from "./reading.mjs";
import { nearest } from "./text.mjs";

const MOST_FIELDS = 200;

/** What was asked, by field. Numbers are fractions, days numbers, lists of numbers Maps, passes arrays. */
export class Question {
  constructor(values, fields, given, voice) {
    Object.assign(this, { values, fields, given, voice });
  }

  number(name) {
    const value = this.values.get(name);
    return isMapping(value) && "n" in value ? value : null;
  }

  day(name) {
    const value = this.values.get(name);
    return typeof value === "number" ? value : null;
  }

  word(name) {
    const value = this.values.get(name);
    return typeof value === "string" ? value : "";
  }

  flag(name) {
    const value = this.values.get(name);
    return typeof value === "boolean" ? value : null;
  }

  numbers(name) {
    const value = this.values.get(name);
    return value instanceof Map ? value : null;
  }

  passes(name) {
    const value = this.values.get(name);
    return Array.isArray(value) ? value : null;
  }

  /** What a field is called in the language of the question. */
  title(name) {
    const one = this.fields.get(name) ?? STANDARD.get(name);
    return one ? (this.voice.language === "en" ? one.en : one.zh) : name;
  }
}

/** The question that `raw` asks of `asked`, or the answer `invalid` that names a faulty field. */
export function readQuestion(asked, raw, world, voice) {
  const fields = knownFields([asked.rule, ...asked.versions]);
  if (!isMapping(raw) || Object.keys(raw).length > MOST_FIELDS) return invalid(asked, voice, "not_a_question", "");
  const values = new Map();
  for (const [name, value] of Object.entries(raw)) {
    if (!fields.has(name)) {
      const near = nearest(name, [...Object.keys(asked.rule.questions ?? {}), ...fields.keys()]) ?? "";
      return invalid(asked, voice, near ? "unknown_near" : "unknown_field", name, near, { near });
    }
    const read = readValue(value, fields.get(name), fields, world);
    if (isUnread(read)) return refused(asked, voice, name, fields.get(name), read);
    values.set(name, read);
  }
  const given = new Set(values.keys());
  for (const [name, one] of fields) assume(values, name, one, world);
  return new Question(values, fields, given, voice);
}

function readValue(raw, one, fields, world) {
  switch (one.sort) {
    case "numbers":
    case "hours":
      return readNumbers(raw, one);
    case "passes":
    case "passes_or_no":
      return raw === false && one.sort === "passes_or_no" ? [] : readPasses(raw, own(fields), world);
    default:
      return readSingle(raw, one, world);
  }
}

const own = (fields) => new Map([...fields].filter(([name, one]) => STANDARD.get(name) !== one));

/** The faulty field, down to its part: hours_done.environment. */
function refused(asked, voice, name, one, { unread, suggestion, bound, choices, field }) {
  const path = field ? `${name}.${field}` : name;
  const title = voice.language === "en" ? one.en : one.zh;
  return invalid(asked, voice, unread, path, suggestion, { title, bound, choices });
}

function assume(values, name, one, world) {
  if (one.assumed === undefined || values.has(name)) return;
  const read = readSingle(one.assumed, one, world);
  if (!isUnread(read)) values.set(name, read);
}
