// Answers on awards: what a pass earns, once or again, and by when to apply.

import { invalid, make } from "./answer.mjs";
import { applying, inFuture } from "./applying.mjs";
import { because, open, tell } from "./asking.mjs";
import { benefitsOf, FAILED } from "./benefits.mjs";
import { rocWords } from "./days.mjs";
import { ruling } from "./earlier.mjs";
import { place, placed } from "./equivalence.mjs";
import { rung, rungs } from "./ladder.mjs";
import { DEFAULT_EXAM } from "./matching.mjs";
import { nearExam } from "./names.mjs";
import { usedUp } from "./often.mjs";
import { byRuling, gistOf, inWords, levelUnsaid, reached } from "./reached.mjs";
import { missingField, unstated, wordOf } from "./unstated.mjs";

const FAULTS = ["level_unknown", "level_without", "cefr_unknown"];

/** granted with award, benefits and last day; not_granted; ask_hr where readings differ. */
export function answerAward(asked, rule, question, world) {
  const asking = { asked, rule, question, world };
  const early = silent(asking) ?? inFuture(asking);
  if (early) return early;
  if (question.flag(FAILED) === false) return failed(asking);
  const found = readings(asking);
  if (found.fault) return found.fault;
  const all = [];
  for (const one of found) {
    const result = reachedOf(one, asking);
    if (result.fault) return result.fault;
    all.push(result);
  }
  return concluded(all, asking);
}

/** The word that stands where the awards would. */
function silent({ asked, rule, question, world }) {
  if (rule.benefits?.length) return null;
  const parameter = ["steps", "award"].find((name) => wordOf(rule[name]));
  if (parameter) return unstated(asked, rule, question, world, parameter, wordOf(rule[parameter]));
  const nothing = rule.steps === undefined && rule.award === undefined;
  return nothing ? unstated(asked, rule, question, world, "steps") : null;
}

/** Who did not pass gets what the rule gives for that, if anything. */
function failed(asking) {
  const { given, lacking } = benefitsOf(asking.rule.benefits ?? [], asking);
  if (!given.length) return make(asking.asked, "not_granted", { reasons: [because(asking, "failed", "steps")] });
  const reasons = [because(asking, "failed_benefit", "benefits")];
  return make(asking.asked, "granted", { reasons, benefits: given, message: askFor(lacking, asking) });
}

// -- where the pass stands --------------------------------------------------------

const missing = ({ asked, question }, field) => ({ fault: missingField(asked, question, field) });

/** The rungs that the pass may reach (an array), or {fault}. */
function readings(asking) {
  const { question } = asking;
  const one = {
    level: question.word("level"),
    exam: question.word("exam"),
    score: question.number("score"),
    scores: question.numbers("scores") ?? new Map(),
    cefr: question.word("cefr").toUpperCase(),
    date: null,
    dims: new Map(),
  };
  const found = hasLadder(asking.rule) ? rungs(one, asking) : flat(one, asking);
  if (found.lacking) return missing(asking, found.lacking);
  return found.unplaced ? notPlaced(found, asking) : found;
}

/** True where the rule has rows, or a word instead of them. */
const hasLadder = ({ steps }) => (Array.isArray(steps) ? steps.length > 0 : steps !== undefined);

/** Without a ladder all passes stand alike, unless a benefit asks for the level. */
function flat(one, { rule, world }) {
  const asks = (rule.benefits ?? []).some(({ when = {} }) => ["level", "cefr"].some((name) => Object.hasOwn(when, name)));
  const told = one.level || one.cefr || one.score !== null || one.scores.size;
  if (!asks || !told) return [rung(null, placed(0))];
  const found = place(one, rule, world);
  return found.unplaced ? found : found.map((each) => rung(null, each));
}

/** invalid for a level that the exam has not, ask_hr for an exam that nobody can compare. */
function notPlaced(why, asking, field = "") {
  const { asked, rule, question, world } = asking;
  const code = why.unplaced;
  if (code === "missing_field") return missing(asking, field ? `${field}.${why.field}` : why.field);
  if (FAULTS.includes(code)) {
    const name = field || why.field;
    const blanks = { title: question.title(name), levels: why.levels };
    return { fault: invalid(asked, question.voice, code, name, why.near, blanks) };
  }
  const exam = field ? question.title(field) : question.word("exam") || rule.exam || DEFAULT_EXAM;
  const reason = because(asking, code, rule.equivalents ? "equivalents" : "steps", { exam });
  const suggestion = code === "exam_unknown" ? nearExam(exam, world) : "";
  return { fault: make(asked, "ask_hr", { reasons: [reason], suggestion, message: reason.text }) };
}

// -- what it earns ------------------------------------------------------------------

/** What a reading comes to, or {fault}. */
function reachedOf(one, asking) {
  const { rule } = asking;
  if (one.unsaid) return levelUnsaid(one, asking);
  const refused = (code, parameter, blanks) =>
    reached("not_granted", one.placed, { reasons: [because(asking, code, parameter, blanks)] });
  if (one.step === null && hasLadder(rule)) return refused("below", "steps");
  const often = usedUp(asking);
  if (often.lacking) return missing(asking, often.lacking);
  if (often) return refused("used_up", "at_most_times", { most: rule.at_most_times.text });
  return afterEarlier(one, asking);
}

function afterEarlier(one, asking) {
  const ruled = ruling(one, asking);
  if (ruled.lacking) return missing(asking, ruled.lacking);
  if (ruled.misplaced) return notPlaced(ruled.misplaced, asking, ruled.field);
  return byRuling(one, ruled, asking);
}

// -- the answer ---------------------------------------------------------------------

/** The answer on which all readings agree; else ask_hr with all of them. */
function concluded(all, asking) {
  const [first] = all;
  const differ = all.some((one) => gistOf(one) !== gistOf(first));
  const points = equivalencePoints(all, differ, asking);
  if (differ) {
    const reasons = [because(asking, "readings_differ", "equivalents")];
    return make(asking.asked, "ask_hr", { reasons, open_points: points });
  }
  const { given, lacking } = first.benefits;
  if (first.outcome === "not_granted" && lacking.length && !first.award) return missing(asking, lacking[0]).fault;
  const answer = make(asking.asked, first.outcome, {
    reasons: first.reasons,
    open_points: [...first.points, ...points],
    award: first.award,
    benefits: given,
    message: askFor(lacking, asking),
  });
  return first.outcome === "granted" ? applied(answer, asking) : answer;
}

/** That a table decided which nobody compared with its source, or that tables differ. */
function equivalencePoints(all, differ, asking) {
  const tables = all.filter(({ placed: { table } }) => table);
  if (!tables.length || (!differ && all.every(({ placed: { verified } }) => verified))) return [];
  const told = tables.map((one) =>
    tell(asking, "open.equivalence.reading", { table: one.placed.table, award: inWords(one, asking) }),
  );
  return [open(asking, "equivalence", [...new Set(told)])];
}

function askFor(lacking, asking) {
  if (!lacking.length) return "";
  const fields = lacking.map((name) => `${asking.question.title(name)}（${name}）`).join("、");
  return tell(asking, "give_fields", { fields });
}

/** `answer` with the last day to apply; refused once it is past under every reading. */
function applied(answer, asking) {
  const until = applying(asking);
  const today = asking.question.day("today");
  const full = {
    ...answer,
    reasons: [...answer.reasons, ...until.reasons],
    open_points: [...answer.open_points, ...until.points],
    last_day: until.last,
    apply_to: asking.rule.apply_to ?? "",
    message: [until.message, answer.message].filter(Boolean).join(" "),
  };
  const late = today !== null && until.last !== null && today > until.last;
  return late ? tooLate(full, until, today, asking) : full;
}

/** Past the last day: refused; to be asked where another reading leaves time. */
function tooLate(answer, { last, latest, parameter }, today, asking) {
  const [day, perhaps] = [rocWords(last), latest !== null && today <= latest];
  const reason = perhaps
    ? because(asking, "perhaps_late", parameter, { day, latest: rocWords(latest) })
    : because(asking, "late", parameter, { day });
  const outcome = perhaps ? "ask_hr" : "not_granted";
  return { ...answer, outcome, award: "", benefits: [], reasons: [...answer.reasons, reason] };
}
