// The document: JSON text to values and back, the same bytes that opengov writes.
//
// JSON.parse would round a count of more than 15 digits and pass over a key that stands twice, so
// the text is taken apart here: a count is a BigInt, an object has no prototype.

const facts = JSON.parse(document.getElementById("facts").textContent);
const { words } = facts;

const fill = (template, values) =>
  template.replace(/\{([a-z_]+)\}/g, (field, name) => (name in values ? values[name] : field));

const LONGEST_NUMBER = 4300; // digits; Python converts no more

class Refusal extends Error {}

const parse = (text) => {
  const tokens = new RegExp(
    '[ \\t\\n\\r]*(?:([{}\\[\\]:,])|("[^"\\\\]*(?:\\\\[^][^"\\\\]*)*")' +
      `|(-?(?:0|[1-9][0-9]{0,${LONGEST_NUMBER - 1}}))(?![0-9.eE])|(true|false|null)|$)`,
    "y",
  );
  const next = () => {
    const [all, mark, string, number, word] = tokens.exec(text) ?? refuse(words.notJson);
    if (string !== undefined) return { value: decoded(string) };
    if (number !== undefined) return { value: BigInt(number) };
    if (word !== undefined) return { value: { true: true, false: false, null: null }[word] };
    return { mark: mark ?? "end", all };
  };
  const expect = (token, ...marks) =>
    marks.includes(token.mark) ? token.mark : refuse(words.notJson);
  const read = (token) => {
    if (token.mark === "{") return readObject();
    if (token.mark === "[") return readList();
    return "value" in token ? token.value : refuse(words.notJson);
  };
  const readObject = () => {
    const found = Object.create(null);
    let token = next();
    while (token.mark !== "}") {
      if (typeof token.value !== "string") refuse(words.notJson);
      if (token.value in found) refuse(fill(words.twice, { place: token.value }));
      expect(next(), ":");
      found[token.value] = read(next());
      if (expect(next(), ",", "}") === "}") break;
      token = next();
      if (token.mark) refuse(words.notJson);
    }
    return found;
  };
  const readList = () => {
    const found = [];
    let token = next();
    while (token.mark !== "]") {
      found.push(read(token));
      if (expect(next(), ",", "]") === "]") break;
      token = next();
      if (token.mark === "]") refuse(words.notJson);
    }
    return found;
  };
  const found = read(next());
  expect(next(), "end");
  return found;
};

const refuse = (sentence) => {
  throw new Refusal(sentence);
};

const decoded = (string) => {
  let text;
  try {
    text = JSON.parse(string);
  } catch {
    refuse(words.notJson);
  }
  return /\p{Surrogate}/u.test(text) ? refuse(words.notJson) : text;
};

const typeOf = (value) => {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "bigint" ? "integer" : typeof value;
};

// Return a value with its keys in the schema's order; faults gets the places that do not fit.
const fit = (value, schema, place, faults) => {
  const misfit = () => {
    faults.push(place);
    return value;
  };
  if (schema.$ref) return fit(value, facts.schema.$defs[schema.$ref.slice(8)], place, faults);
  if (schema.anyOf) return fitAny(value, schema.anyOf, place, faults);
  if ("const" in schema) return value === schema.const ? value : misfit();
  if (schema.enum) return schema.enum.includes(value) ? value : misfit();
  if (![schema.type].flat().includes(typeOf(value))) return misfit();
  if (schema.pattern && !new RegExp(schema.pattern, "u").test(value)) return misfit();
  if (schema.format === "date") return isDay(value) ? value : misfit();
  if (schema.items)
    return value.map((item, index) => fit(item, schema.items, `${place}[${index}]`, faults));
  if (!schema.properties) return value;
  const within = (name) => (place ? `${place}.${name}` : name);
  const known = Object.keys(schema.properties);
  faults.push(...Object.keys(value).filter((name) => !known.includes(name)).map(within));
  const kept = Object.create(null);
  for (const name of known)
    if (name in value) kept[name] = fit(value[name], schema.properties[name], within(name), faults);
    else faults.push(within(name));
  return kept;
};

const fitAny = (value, options, place, faults) => {
  let fewest = null;
  for (const option of options) {
    const found = [];
    const kept = fit(value, option, place, found);
    if (!found.length) return kept;
    if (!fewest || found.length < fewest.length) fewest = found;
  }
  faults.push(...fewest);
  return value;
};

const isDay = (text) => {
  const day = new Date(`${text}T00:00:00Z`);
  return !text.startsWith("0000") && !isNaN(day) && day.toISOString().startsWith(text);
};

const load = (text) => {
  const found = parse(text);
  if (typeOf(found) !== "object" || found.format !== facts.schema.properties.format.const)
    refuse(words.noReport);
  const faults = [];
  const report = fit(found, facts.schema, "", faults);
  if (faults.length) refuse(fill(words.misfit, { place: faults[0], count: faults.length }));
  return report;
};

const write = (value) => {
  if (Array.isArray(value)) return `[${value.map(write).join(",")}]`;
  if (typeof value === "bigint") return String(value);
  if (typeOf(value) !== "object") return JSON.stringify(value);
  const pairs = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${write(item)}`);
  return `{${pairs.join(",")}}`;
};
