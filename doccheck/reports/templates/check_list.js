// The report on a check. Each row of the index is one document; what it says in full
// is read from its own block when somebody opens it.
const STEP = 100;
const MOST_LACKING = 8;
const PATH = 0, VERDICT = 1, PARTS = 2, MET = 3, DUE = 4, REMARKS = 5, UNREAD = 6, GAPS = 7;
const CARDS = [
  ["documents", "", ""], ["passed", "pass", "good"], ["failed", "fail", "bad"],
  ["not_checked", "not_checked", "warn"], ["unreadable", "failed", "bad"],
];
const TONES = { pass: "good", pass_so_far: "warn", fail: "bad", not_checked: "warn", failed: "bad" };
const list = field("list");
const opened = new Set();
let found = [];
let limit = STEP;

const typeTitle = (type) => run.types[type] ? inLanguage(run.types[type]) : type;
const titleOf = (id) => run.requirements[id] ? inLanguage(run.requirements[id].title) : id;
const same = (verdict, wanted) => verdict === wanted || (wanted === "pass" && verdict === "pass_so_far");

// What the filter asks for.
function fits(row) {
  const verdict = field("verdict").value, type = field("type").value;
  const gap = field("requirement").value;
  const text = field("search").value.trim().toLocaleLowerCase();
  return (!verdict || same(row[VERDICT], verdict))
    && (!type || row[PARTS].some((part) => part[0] === type))
    && (!gap || row[GAPS].includes(gap))
    && (!text || searched(row).includes(text));
}

function searched(row) {
  const parts = row[PARTS].map(([type, title]) => `${typeTitle(type)} ${title}`);
  return `${row[PATH]} ${parts.join(" ")}`.toLocaleLowerCase();
}

function select(id, options) {
  const element = field(id), value = element.value;
  const all = make("option", { value: "" }, say("all"));
  element.replaceChildren(all, ...options.map(([key, text]) => make("option", { value: key }, text)));
  element.value = value;
}

function tallied(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function renderControls() {
  select("verdict", CARDS.slice(1).map(([key, verdict]) => [verdict, say(key)]));
  const types = tallied(run.index.flatMap((row) => [...new Set(row[PARTS].map((part) => part[0]))]));
  select("type", types.map(([type, n]) => [type, `${typeTitle(type)} (${n})`]));
  const gaps = tallied(run.index.flatMap((row) => row[GAPS]));
  select("requirement", gaps.map(([id, n]) =>
    [id, `${titleOf(id)} (${n}) · ${typeTitle(id.slice(0, id.lastIndexOf(".")))}`]));
  renderLacking(gaps.filter(([, n]) => n > 1).slice(0, MOST_LACKING));
}

function renderLacking(gaps) {
  field("lacking").hidden = !gaps.length;
  field("lacking-list").replaceChildren(...gaps.map(([id, n]) => make("li", {},
    make("b", {}, String(n)),
    make("div", {}, button(titleOf(id), () => narrow("requirement", id)),
      make("span", { class: "faint small" }, typeTitle(id.slice(0, id.lastIndexOf("."))))))));
}

function narrow(id, value) {
  field(id).value = value;
  renderList();
}

function renderCards() {
  field("cards").replaceChildren(...CARDS.map(([key, verdict, tone]) => button("",
    () => narrow("verdict", verdict),
    { class: "card", "data-verdict": verdict })));
  CARDS.forEach(([key, , tone], place) => field("cards").children[place].append(
    make("b", { class: run.summary[key] ? tone : "" }, String(run.summary[key])),
    make("span", {}, say(key))));
  field("law").textContent = run.as_of ? say("law_of", { day: run.as_of }) : say("own_law");
}

function renderList() {
  limit = STEP;
  found = [...run.index.keys()].filter((number) => fits(run.index[number]));
  list.replaceChildren();
  grow();
  for (const card of field("cards").children)
    card.setAttribute("aria-pressed", field("verdict").value === card.dataset.verdict);
  field("shown").textContent = found.length
    ? say("shown", { n: found.length, of: run.index.length }) : say("none");
}

function grow() {
  const next = found.slice(list.children.length, limit);
  list.append(...next.map(documentItem));
  field("more").hidden = found.length <= list.children.length;
}

function documentItem(number) {
  const row = run.index[number];
  const body = make("div", { class: "body" });
  const details = make("details", { class: "document", id: `document-${number}` },
    make("summary", {},
      make("span", { class: "name" }, row[PATH]),
      make("span", { class: `badge ${TONES[row[VERDICT]]}` }, say(`verdict.${row[VERDICT]}`)),
      make("span", { class: "about" }, aboutRow(row)),
      make("span", { class: "counts" }, countsOf(row))),
    body);
  details.addEventListener("toggle", () => {
    if (details.open) fill(body, number);
    opened[details.open ? "add" : "delete"](number);
  });
  if (opened.has(number)) details.open = true;
  return make("li", {}, details);
}

const aboutRow = (row) => [...new Set(row[PARTS].map((part) => typeTitle(part[0])))].join(" · ");

function countsOf(row) {
  const said = [];
  if (row[DUE]) said.push(say("met_of", { n: row[MET], of: row[DUE] }));
  if (row[REMARKS]) said.push(say("remarks", { n: row[REMARKS] }));
  if (row[UNREAD]) said.push(say("unread_places", { n: row[UNREAD] }));
  return said.join(" · ");
}

function openAll(open) {
  for (const details of list.querySelectorAll("details.document")) details.open = open;
}

onFilter(renderList);
field("more").addEventListener("click", () => {
  const before = list.children.length;
  limit += STEP;
  grow();
  list.children[before]?.querySelector("summary").focus();
});
field("open-all").addEventListener("click", () => openAll(true));
field("close-all").addEventListener("click", () => openAll(false));
if (run.index.length === 1) opened.add(0);
start(() => { renderCards(); renderControls(); renderList(); });
