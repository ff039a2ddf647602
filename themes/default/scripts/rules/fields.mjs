// The fields that questions may hold: those of all rules, and those that a rule itself declares or tests.

export const HOUR_UNITS = ["小時", "個小時", "hours", "hour", "h"];
export const PERSON_UNITS = ["人", "名", "位", "個"];

const field = (sort, zh, en, units = [], more = {}) => ({ sort, zh, en, units, choices: [], at_least: "0", ...more });

const POSITIVE = { more_than_zero: true };

/** The fields that every rule may be asked with. */
export const STANDARD = new Map(
  Object.entries({
    exam: field("word", "檢定", "exam"),
    level: field("word", "等級", "level"),
    score: field("number", "分數", "score", ["分"]),
    scores: field("numbers", "各項分數", "scores by part", ["分"]),
    cefr: field("word", "CEFR 等級", "CEFR level"),
    certificate_date: field("date", "發證日期", "date of the certificate"),
    received_date: field("date", "收到日期", "date of receipt"),
    prior_awards: field("passes", "先前敘獎", "earlier awards"),
    passed_before_joining: field("passes_or_no", "任職前已通過", "passed before joining"),
    passed: field("yes_no", "通過", "passed", [], { assumed: "是" }),
    today: field("date", "今天", "today"),
    as_on: field("date", "適用日期", "day the rule is asked for"),
    hours_done: field("hours", "已完成時數", "hours done", HOUR_UNITS),
    weekly_hours: field("number", "每週時數", "hours a week", HOUR_UNITS),
    mode: field("word", "方式", "mode"),
    posts: field("count", "員額", "posts", PERSON_UNITS, POSITIVE),
    studying: field("count", "進修人數", "people studying", PERSON_UNITS),
    class_hours: field("number", "課程時數", "hours of the class", HOUR_UNITS, POSITIVE),
    hours_absent: field("number", "請假時數", "hours absent", HOUR_UNITS),
    unexcused: field("absence", "未請假缺課", "absent without leave", HOUR_UNITS),
    class_end: field("date", "訓練結束日", "last day of the class"),
    staff_kind: field("word", "人員類別", "kind of staff"),
    role: field("word", "職務", "role"),
    grade: field("word", "官職等", "grade"),
    appointed: field("date", "到職日", "day of appointment"),
    event_date: field("date", "起算日", "day of the event"),
    nominated: field("count", "遴薦人數", "people named", PERSON_UNITS),
    approved: field("yes_no", "已同意", "consent given"),
    hours: field("number", "時數", "hours", HOUR_UNITS),
    year: field("year", "年度", "year"),
    students: field("count", "學員人數", "students", PERSON_UNITS),
    teachers: field("count", "老師人數", "teachers", PERSON_UNITS, POSITIVE),
    applicant: field("word", "申請人", "applicant"),
  }),
);

/** The field of the questions to a quota that is divided among groups. */
const GROUP = field("word", "組別", "group");

const SORTS = { number: "number", date: "date", choice: "choice", level: "choice", yes_no: "yes_no", words: "word" };
const NUMBERED = ["base", "measures", "received", "claimed"];
const BELOW = ["cases", "requires", "open_points", "steps", "benefits"];

/** All fields by name (a Map) that a question to one of `rules` (a rule and its versions) may hold. */
export function knownFields(rules) {
  const found = new Map(STANDARD);
  for (const rule of rules) for (const [name, one] of used(rule)) if (!found.has(name)) found.set(name, one);
  for (const rule of rules) {
    for (const [name, one] of Object.entries(rule.questions ?? {})) found.set(name, declared(one));
  }
  return found;
}

function declared(one) {
  const sort = one.kind === "choice" && !one.choices ? "word" : SORTS[one.kind];
  return field(sort, one.title, one.title, one.unit ? [one.unit] : [], {
    choices: one.choices ?? [],
    at_least: one.at_least ?? "0",
    at_most: one.at_most,
    assumed: one.assumed,
    optional: one.optional ?? false,
  });
}

/** Fields that tests, bases and events name, though the rule does not declare them. */
function* used(record) {
  for (const key of NUMBERED) if (record[key]) yield [record[key], field("number", record[key], record[key])];
  for (const name of [record.event, ...Object.keys(record.or_after ?? {})]) {
    if (name) yield [name, field("date", name, name)];
  }
  for (const name of record.once_per ?? []) yield [name, field("any", name, name)];
  const when = typeof record.when === "object" ? record.when : {};
  for (const name of "unstated" in when ? [] : Object.keys(when)) yield [name, field("any", name, name)];
  if (Object.keys(record.groups ?? {}).length) yield ["group", GROUP];
  for (const key of BELOW) if (Array.isArray(record[key])) for (const part of record[key]) yield* used(part);
}
