// Files, and the page as it comes to life.

const show = () => {
  const stands = (place) => ({ value: at(place), state: "blank", raw: "", ...gapAt(place) });
  original = new Map(places.map((place) => [place, { text: textAt(place), ...stands(place) }]));
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
  const extra = report.proactive.table?.extra ?? [];
  const texts = [
    ...report.remarks.map(({ place, text }) => `${cells.has(place) ? name(place) : place}: ${text}`),
    ...extra.map((row) => [row.caption, row.label, ...row.cells].join(" | ")),
    ...report.further.map(section),
    ...report.unplaced,
  ];
  const items = texts.map((textContent) =>
    Object.assign(document.createElement("li"), { textContent }),
  );
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
    const reason = error instanceof Refusal ? error.message : words.notJson;
    tell(fill(words.notLoaded, { file: file.name, reason }));
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
findings.addEventListener("mousedown", (event) => event.preventDefault()); // the cell keeps its focus
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
const bars = [...document.querySelectorAll(".bar")];
new ResizeObserver(() => {
  const [top, bottom] = bars.map((bar) => `${bar.offsetHeight + 12}px`);
  document.documentElement.style.scrollPadding = `${top} 0 ${bottom}`;
  if (places.includes(document.activeElement.dataset.place))
    document.activeElement.scrollIntoView({ block: "nearest", inline: "nearest" });
}).observe(bars[1]);
addEventListener("beforeprint", () => {
  for (const [place, input] of cells) {
    const made = input.parentElement.querySelector(".digits") ?? document.createElement("div");
    Object.assign(made, { className: "printed digits", textContent: textAt(place) });
    input.before(made); // a number may be longer than its field
  }
});
addEventListener("resize", () => fields.filter((field) => field.tagName === "TEXTAREA").forEach(grow));
open(report);
