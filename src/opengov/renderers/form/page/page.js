// What the clerk sees: cells, fields, marks, and the bar with the outcome.

const cells = new Map(
  [...document.querySelectorAll("[data-place]")].map((input) => [input.dataset.place, input]),
);
const places = [...cells.keys()];
const fields = [...document.querySelectorAll("[data-field]")];
const [status, outcome, current, findings, saved] = ["status", "outcome", "current", "findings", "saved"].map(
  (id) => document.getElementById(id),
);
const follow = document.getElementById("follow");
const undo = document.getElementById("undo");

let original = new Map(); // what stood at each cell when the report came in
let following = new Set(); // totals that were filled in here, and change with their parts
let touched = new Set(); // cells that changed here
let kept = ""; // the document as it was last loaded or saved
let before = null; // the document before the last act on many cells

const name = (place) => cells.get(place).getAttribute("aria-label");
const kind = (place) => {
  const { money, signed } = cells.get(place).dataset;
  return { money: money !== undefined, signed: signed !== undefined };
};
const tell = (sentence) => {
  status.textContent = sentence;
};
const totals = facts.totals.map((index) => facts.identities[index]); // in the order of adding up
const ways = (place) => totals.filter(({ total }) => total === place);

// --- totals -----------------------------------------------------------------------------------

// A blank total follows its parts once one of them changed here; the one being typed is left alone.
const fillTotals = () => {
  const done = new Set();
  if (!follow.checked) return;
  for (const identity of totals) {
    const { total, right } = identity;
    const isBlank = at(total) === null && stateAt(total) === "blank";
    const asked = isBlank && right.some((place) => touched.has(place));
    if (done.has(total) || cells.get(total) === document.activeElement) continue;
    if (!(following.has(total) || asked)) continue;
    fillTotal(identity);
    if (at(total) !== null) done.add(total);
  }
};

const fillTotal = (identity) => {
  const { total } = identity;
  const value = summed(identity, at);
  if (value !== null) following.add(total);
  if (value === at(total)) return;
  touched.add(total);
  putFigure(total, value === null ? { value, state: "blank", raw: "" } : { value });
  cells.get(total).value = textAt(total);
};

// --- marks ------------------------------------------------------------------------------------

const results = () =>
  facts.identities.map((identity) => ({ identity, ...judge(identity, at, stateAt) }));

const faultAt = (place) => {
  const value = at(place);
  if (value === null) return stateAt(place) === "unread" || stateAt(place) === "ambiguous" ? "unread" : null;
  return String(value).startsWith("-") && !kind(place).signed ? "negative" : null;
};

const hint = (place, text, mark) => {
  const input = cells.get(place);
  const id = `hint-${places.indexOf(place)}`;
  let note = document.getElementById(id);
  if (!note && text) {
    note = Object.assign(document.createElement("small"), { id });
    input.after(note);
  }
  if (note) note.textContent = text;
  input.dataset.mark = mark;
  if (text) input.setAttribute("aria-describedby", id);
  else input.removeAttribute("aria-describedby");
  invalidate(input, ["unread", "negative", "fail"].includes(mark));
};

const invalidate = (input, wrong) => {
  if (wrong) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
};

const showMarks = (judged) => {
  const marks = new Map(places.map((place) => [place, ["", ""]]));
  for (const identity of totals) {
    const value = summed(identity, at);
    if (at(identity.total) === null && value !== null) marks.set(identity.total, [`= ${value}`, "offer"]);
  }
  for (const place of following) if (at(place) !== null) marks.set(place, ["Σ", "computed"]);
  for (const status of ["uncertain", "fail"])
    for (const { identity, expected } of judged.filter((each) => each.status === status)) {
      const sum = identity.balance ? words.unbalanced : `≠ ${expected}`;
      marks.set(identity.total, [status === "fail" ? sum : `? ${sum}`, status]);
    }
  for (const place of places) {
    const fault = faultAt(place);
    if (fault) marks.set(place, [words[fault], fault]);
    const [text, mark] = marks.get(place);
    hint(place, text, mark);
  }
};

const button = (text, act) => {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
  made.addEventListener("click", act);
  return made;
};

const finding = (place, mark, sentence, ...more) => {
  const item = document.createElement("li");
  Object.assign(item.dataset, { at: place, mark });
  const go = button(words.go, () => cells.get(place).focus());
  go.setAttribute("aria-label", `${words.go}: ${name(place)}`);
  item.append(Object.assign(document.createElement("span"), { textContent: sentence }), go, ...more);
  return item;
};

const sentence = ({ identity, status, expected, actual, difference }) => {
  const { row, column } = identity;
  const text = fill(facts.sentences[identity.check], { row, column, expected, actual, difference });
  return status === "fail" ? text : fill(words.uncertain, { text });
};

const adopt = (identity, value) =>
  button(fill(words.adopt, { value }), () => {
    fillTotal(identity);
    if (ways(identity.total).length > 1) following.delete(identity.total); // it would follow another
    forget();
    changed();
    cells.get(identity.total).focus();
  });

const showFindings = (judged) => {
  const found = judged.filter(({ status }) => ["fail", "uncertain"].includes(status));
  const items = found.map((each) => {
    const { identity, status, expected } = each;
    const able = !identity.balance && summed(identity, at) !== null;
    const item = finding(identity.total, status, sentence(each), ...(able ? [adopt(identity, expected)] : []));
    item.dataset.check = identity.check;
    return item;
  });
  for (const place of places) {
    const fault = faultAt(place);
    const raw = gapAt(place)?.raw ?? textAt(place);
    if (fault) items.push(finding(place, fault, fill(words[`${fault}At`], { cell: name(place), raw })));
  }
  findings.replaceChildren(...items);
  findings.hidden = !items.length;
  const count = (wanted) => judged.filter(({ status }) => status === wanted).length;
  const [passed, failed, uncertain, unknown] = ["pass", "fail", "uncertain", "unknown"].map(count);
  const faults = items.length - found.length;
  const empty = places.filter((place) => !textAt(place)).length;
  const numbers = { blank: empty, count: judged.length, passed, failed, uncertain, unknown, faults };
  outcome.textContent = fill(words.outcome, numbers);
  const rest = uncertain ? "uncertain" : unknown ? "" : "pass";
  outcome.dataset.mark = failed || faults ? "fail" : rest;
};

// --- what is typed ----------------------------------------------------------------------------

const isDirty = () => write(report) !== kept;

const changed = () => {
  fillTotals();
  const judged = results();
  showMarks(judged);
  showFindings(judged);
  saved.textContent = isDirty() ? words.unsaved : words.saved;
  saved.dataset.dirty = isDirty();
};

const type = (place, text) => {
  const was = original.get(place);
  putFigure(place, text === was.text ? was : said(text, kind(place)));
  touched.add(place);
  following.delete(place);
};

const forget = () => {
  before = null;
  undo.hidden = true;
};

const paragraphs = (text) => text.split(/[\r\n\u2028\u2029]+/).map((line) => line.trim()).filter(Boolean);

const grow = (area) => {
  const printed = area.nextElementSibling;
  printed.textContent = area.value;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
};

const fieldText = (field) => {
  const value = at(field.dataset.field);
  if (value === null) return field.dataset.kind === "year" && stateAt("year") === "unread" ? gapAt("year").raw : "";
  return Array.isArray(value) ? value.join("\n") : String(value);
};

const year = (text) => {
  const typed = plain(text);
  if (/^[1-9][0-9]{3}$/.test(typed)) return { value: BigInt(typed) };
  return { value: null, state: "unread", raw: text };
};

const typeField = (field) => {
  const place = field.dataset.field;
  const text = field.value;
  const dropGap = () => (report.gaps = report.gaps.filter((gap) => gap.place !== place));
  if (field.dataset.kind === "paragraphs") {
    assign(place, paragraphs(text));
    if (paragraphs(text).length) nameSection(steps(place)[0]);
  } else if (field.dataset.kind === "year") {
    const { value, state, raw } = year(text);
    dropGap();
    assign(place, value);
    if (value === null && plain(text)) report.gaps.push({ place, state, raw });
  } else assign(place, text.trim().replace(/\s*[\r\n]+\s*/g, " ") || null);
  markField(field);
};

const markField = (field) => {
  const wrong = field.validity.badInput || (field.dataset.kind === "year" && stateAt("year") === "unread");
  invalidate(field, wrong);
  if (field.tagName === "TEXTAREA") grow(field);
};

// --- many cells at once -----------------------------------------------------------------------

const remember = () => {
  before = { text: write(report), following: new Set(following), touched: new Set(touched) };
  undo.hidden = false;
};

// The cells that a block pasted at one covers, row by row; undefined where it leaves the table.
const lines = (input) =>
  [...input.closest("[data-grid]").querySelectorAll("tr")]
    .map((line) => [...line.querySelectorAll("[data-place]")])
    .filter((line) => line.length);

const paste = (input, text) => {
  const block = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map((line) => line.split("\t"));
  const grid = lines(input);
  const top = grid.findIndex((line) => line.includes(input));
  const left = grid[top].indexOf(input);
  const size = { rows: block.length, columns: Math.max(...block.map((line) => line.length)) };
  if (block.some((line) => line.length !== size.columns)) return tell(fill(words.ragged, size));
  const targets = [];
  for (const [row, line] of block.entries())
    for (const [column, cell] of line.entries()) {
      const target = grid[top + row]?.[left + column];
      if (target) targets.push([target, cell]);
      else if (cell.trim()) return tell(fill(words.overflow, size));
    }
  remember();
  for (const [target, cell] of targets) {
    type(target.dataset.place, cell);
    target.value = textAt(target.dataset.place);
  }
  changed();
  const faults = targets.filter(([target]) => faultAt(target.dataset.place)).length;
  const blanks = targets.filter(([, cell]) => !cell.trim()).length;
  tell(fill(words.pasted, { count: targets.length, blanks, faults }));
};

const fillZeros = (table) => {
  const empty = places.filter(
    (place) => place.startsWith(`${table}.table.`) && !ways(place).length && !textAt(place) && kindOfZero(place),
  );
  remember();
  for (const place of empty) {
    type(place, "0");
    cells.get(place).value = "0";
  }
  changed();
  tell(fill(words.zeros, { count: empty.length }));
};

// An amount is not filled in with zero: how many digits it prints is for the office to say.
const kindOfZero = (place) => !kind(place).money;

// --- moving about -----------------------------------------------------------------------------

const rows = [...document.querySelectorAll("tr")]
  .map((line) => [...line.querySelectorAll("[data-place]")])
  .filter((line) => line.length);

const move = (input, down, right) => {
  const row = rows.findIndex((line) => line.includes(input));
  const column = rows[row].indexOf(input) + right;
  const line = rows[row + down];
  const target = line?.[down ? Math.min(column, line.length - 1) : column];
  if (target) target.focus();
  return Boolean(target);
};

const pressed = (event) => {
  const input = event.target;
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
  const first = whole || (input.selectionStart === 0 && input.selectionEnd === 0);
  const last = whole || input.selectionStart === input.value.length;
  const moves = {
    Enter: () => move(input, event.shiftKey ? -1 : 1, 0) || true,
    ArrowUp: () => move(input, -1, 0),
    ArrowDown: () => move(input, 1, 0),
    ArrowLeft: () => first && move(input, 0, -1),
    ArrowRight: () => last && move(input, 0, 1),
    "=": () => takeSum(input),
  };
  if (event.shiftKey && event.key !== "Enter") return;
  if (moves[event.key]?.()) event.preventDefault();
};

const takeSum = (input) => {
  const [identity] = ways(input.dataset.place);
  if (!identity) return false;
  if (summed(identity, at) === null) tell(words.noSum);
  else {
    fillTotal(identity);
    forget();
    changed();
  }
  return true;
};

// --- saving and loading -----------------------------------------------------------------------

const show = () => {
  const text = (place) => ({ text: textAt(place), value: at(place), ...gapAt(place) });
  original = new Map(places.map((place) => [place, text(place)]));
  for (const [place, input] of cells) input.value = textAt(place);
  for (const field of fields) {
    field.value = fieldText(field);
    markField(field);
  }
  showKept();
  changed();
};

const open = (loaded) => {
  report = loaded;
  [following, touched] = [new Set(), new Set()];
  kept = write(report);
  forget();
  show();
};

// What the page has no field for, shown so that nobody takes it for lost.
const showKept = () => {
  const section = ({ title, body }) => [title, ...body].filter(Boolean).join("\n");
  const texts = [
    ...report.remarks.map(({ place, text }) => `${cells.has(place) ? name(place) : place}: ${text}`),
    ...(report.proactive.table?.extra ?? []).map((row) => [row.caption, row.label, ...row.cells].join(" | ")),
    ...report.further.map(section),
    ...report.unplaced,
  ];
  const items = texts.map((textContent) => Object.assign(document.createElement("li"), { textContent }));
  document.getElementById("kept-texts").replaceChildren(...items);
  document.getElementById("kept").hidden = !texts.length;
};

const loadFile = async (file) => {
  if (isDirty() && !confirm(words.discard)) return;
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    const loaded = load(decoder.decode(await file.arrayBuffer()));
    const place = misfit(loaded);
    if (place) refuse(fill(words.otherForm, { place }));
    open(loaded);
    tell(fill(words.loaded, { file: file.name }));
  } catch (error) {
    tell(fill(words.notLoaded, { file: file.name, reason: error instanceof Refusal ? error.message : words.notJson }));
  }
};

const save = () => {
  const text = write(report);
  const stem = [report.agency.name, report.year].filter((part) => part !== null).join("-");
  const link = document.createElement("a");
  link.download = `${stem.replace(/[^\p{L}\p{N}-]/gu, "").slice(0, 80) || "report"}.json`;
  link.href = URL.createObjectURL(new Blob([`${text}\n`], { type: "application/json" }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  kept = text;
  forget();
  changed();
  tell(fill(words.written, { file: link.download }));
};

// --- the page comes to life -------------------------------------------------------------------

for (const [place, input] of cells) {
  input.readOnly = false;
  input.addEventListener("input", () => {
    forget();
    type(place, input.value);
    changed();
  });
  input.addEventListener("focus", () => {
    current.textContent = name(place);
    input.select();
  });
  input.addEventListener("blur", changed);
  input.addEventListener("keydown", pressed);
  input.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain");
    if (!/[\t\r\n]/.test(text.replace(/\r?\n$/, ""))) return;
    event.preventDefault();
    paste(input, text);
  });
}
for (const field of fields) {
  field.disabled = false;
  field.readOnly = false;
  if (field.tagName === "TEXTAREA")
    field.after(Object.assign(document.createElement("div"), { className: "printed" }));
  field.addEventListener("input", () => {
    forget();
    typeField(field);
    changed();
  });
}
for (const tool of document.querySelectorAll("[data-zeros]"))
  tool.addEventListener("click", () => fillZeros(tool.dataset.zeros));
for (const tool of document.querySelectorAll(".tool")) tool.hidden = false;
document.getElementById("save").addEventListener("click", save);
document.getElementById("print").addEventListener("click", () => print());
document.getElementById("load").addEventListener("change", ({ target }) => {
  const [file] = target.files;
  target.value = "";
  if (file) loadFile(file);
});
undo.addEventListener("click", () => {
  report = load(before.text);
  ({ following, touched } = before);
  forget();
  show();
  tell(words.undone);
});
follow.addEventListener("change", changed);
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
  event.preventDefault();
  save();
});
addEventListener("beforeunload", (event) => {
  if (!isDirty()) return;
  event.preventDefault();
  event.returnValue = true; // what older browsers look at
});
addEventListener("resize", () => fields.filter((field) => field.tagName === "TEXTAREA").forEach(grow));
open(report);
