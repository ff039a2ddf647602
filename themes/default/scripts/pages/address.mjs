// The question in the address: ?exam=gept&hours_done.environment=4 and back. Nothing but names and words.

/** The question that `search` ("?exam=gept") holds: dots make objects, a repeated name makes a list. */
export function questionOf(search) {
  const question = Object.create(null);
  for (const [name, value] of new URLSearchParams(search)) {
    if (value.trim() !== "") put(question, name.split("."), value.trim());
  }
  return plain(question);
}

/** The address part that holds `question`; "" for an empty one. Names keep their order. */
export function searchOf(question) {
  const pairs = new URLSearchParams();
  for (const [name, value] of flat(question)) pairs.append(name, value);
  const text = pairs.toString();
  return text ? `?${text}` : "";
}

/** [name, words] pairs of `question`, names with dots. */
export function flat(question, before = "") {
  return Object.entries(question).flatMap(([name, value]) => {
    const full = before + name;
    if (Array.isArray(value)) return value.flatMap((one) => (isObject(one) ? flat(one, `${full}.`) : [[full, String(one)]]));
    return isObject(value) ? flat(value, `${full}.`) : [[full, String(value)]];
  });
}

function put(into, path, value) {
  const [name, ...rest] = path;
  if (rest.length) {
    if (!isObject(into[name])) into[name] = Object.create(null);
    put(into[name], rest, value);
  } else if (name in into && !isObject(into[name])) {
    into[name] = [into[name], value].flat();
  } else {
    into[name] = value;
  }
}

function plain(value) {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]));
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
