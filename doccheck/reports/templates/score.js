// The score sheet of a portfolio: what to mend, points with their arithmetic, the map.
const STEP = 200;
const FIRST_ADVICE = 10;
const STATES = {
  held: ["✓", "good"], flawed: ["◐", "warn"], missing: ["✗", "bad"], unknown: ["?", "warn"],
};
const ROLES = ["organisation", "unit", "body"];
let allAdvice = false;
let limit = STEP;
let chosen = null;

const line = (number) => make("p", {}, sentence(number));
const badge = (text, tone) => make("span", { class: `badge ${tone}` }, text);

function renderHead() {
  field("body-name").textContent = run.body;
  field("about-body").textContent = sentence(run.about);
  field("assumed").hidden = !run.assumed.length;
  field("assumed").textContent = say("score_page.assumed", { what: run.assumed.join(", ") });
  const cards = [[sentence(run.total), say("score_page.total")],
    [String(run.members.filter((member) => member.role === "organisation").length), say("score_page.organisations")]];
  if (run.trend) cards.splice(1, 0,
    [sentence(run.trend.change), say("score_page.against", { name: run.trend.against }), run.trend.tone]);
  field("cards").replaceChildren(...cards.map(([number, text, tone]) =>
    make("div", { class: "card" }, make("b", { class: tone || null }, number), make("span", {}, text))));
}

function renderAdvice() {
  const shown = allAdvice ? run.advice : run.advice.slice(0, FIRST_ADVICE);
  field("advice").replaceChildren(...shown.map((item) => make("li", {},
    make("b", { class: "good" }, sentence(item.gain)),
    make("div", {}, make("span", { class: "faint small" }, `${item.indicator} ${sentence(item.title)}`),
      make("div", {}, sentence(item.what))))));
  if (!run.advice.length) field("advice").append(say("score_page.nothing"));
  field("advice-all").hidden = shown.length === run.advice.length;
  field("advice-all").textContent = say("score_page.advice_all", { n: run.advice.length });
}

function renderSheet() {
  field("list").replaceChildren(...run.projects.map((project) => make("section", { class: "project" },
    make("h3", {}, `${project.number}. ${sentence(project.title)}: ${sentence(project.points)}`),
    ...project.items.map(indicatorOf))));
}

function indicatorOf(item) {
  const most = item.most === null ? "" : ` ${say("score_page.of", { most: sentence(item.most) })}`;
  const points = make("span", { class: `points ${item.tone}` }, `${sentence(item.points)}${most}`);
  if (item.change) points.append(" ", badge(sentence(item.change.points), item.change.tone));
  return make("details", { class: "indicator" },
    make("summary", {}, make("span", {}, item.id), make("span", {}, sentence(item.title)),
      item.share === null ? make("span", {}) : barOf(item), points),
    make("div", { class: "inside" },
      ...item.workings.map(line),
      item.short.length ? make("p", {}, say("score_page.without", { names: item.short.join(", ") })) : null,
      ...item.notes.map(line),
      make("p", { class: "faint small" }, say("score_page.confirmed", { what: sentence(item.confirms) }))));
}

const SVG = "http://www.w3.org/2000/svg";

// Drawn, not styled: the policy of the page allows no style that is made at run time.
function barOf(item) {
  const bar = document.createElementNS(SVG, "svg");
  const rect = document.createElementNS(SVG, "rect");
  const drawn = [[bar, { viewBox: "0 0 100 6", preserveAspectRatio: "none", class: `meter ${item.tone}`, "aria-hidden": "true" }],
    [rect, { width: 100 * item.share, height: 6 }]];
  for (const [element, values] of drawn)
    for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
  bar.append(rect);
  return bar;
}

function found() {
  const text = field("search").value.trim().toLocaleLowerCase(), state = field("state").value;
  return run.members.filter((member) => member.name.toLocaleLowerCase().includes(text)
    && (!state || member.cells.some((cell) => cell && cell.state === state)));
}

// A table for each kind of organisation, with the columns that are asked of it.
function renderMap() {
  const members = found();
  const shown = members.slice(0, limit);
  field("map").replaceChildren(...ROLES
    .map((role) => shown.filter((member) => member.role === role))
    .filter((group) => group.length).map(mapOf));
  field("more").hidden = members.length <= limit;
  field("shown").textContent = say("score_page.shown", { n: members.length, of: run.members.length });
}

function mapOf(members) {
  const { role } = members[0];
  const columns = [...run.columns.keys()].filter((place) =>
    run.members.some((member) => member.role === role && member.cells[place]));
  const head = [say(`role.${role}`), say("score_page.gain"), ...columns.map((place) => sentence(run.columns[place]))];
  return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say(`role.${role}`) },
    make("table", {},
      make("thead", {}, make("tr", {}, ...head.map((text) => make("th", { scope: "col" }, text)))),
      make("tbody", {}, ...members.map((member) => memberRow(member, columns)))));
}

function memberRow(member, columns) {
  const name = make("th", { scope: "row" }, member.name);
  if (member.unread.length)
    name.append(make("div", { class: "warn small" }, say("score_page.unread", { paths: member.unread.join(", ") })));
  return make("tr", {}, name, make("td", {}, member.gain === null ? "–" : sentence(member.gain)),
    ...columns.map((place) => cellOf(member, member.cells[place], place)));
}

function cellOf(member, cell, place) {
  if (!cell) return make("td", { class: "faint" }, make("span", { "aria-label": say("score_page.not_asked") }, "·"));
  const [sign, tone] = STATES[cell.state];
  const text = `${member.name}, ${sentence(run.columns[place])}: ${say(`state.${cell.state}`)}`;
  return make("td", { class: tone }, button(sign, () => {
    chosen = [member, place];
    renderDetail();
  }, { "aria-label": text, title: text }));
}

function renderDetail() {
  const detail = field("detail");
  detail.replaceChildren();
  if (!chosen) return;
  const [member, place] = chosen, cell = member.cells[place];
  const [, tone] = STATES[cell.state];
  detail.append(make("h3", {}, `${member.name}: ${sentence(run.columns[place])} `, badge(say(`state.${cell.state}`), tone)));
  if (cell.path) detail.append(make("p", {}, cell.path, cell.standing === null ? "" : ` (${sentence(cell.standing)})`));
  if (cell.lacking.length) detail.append(make("p", {},
    say("score_page.lacking", { what: cell.lacking.map(sentence).join("; ") })));
  if (cell.without.length) detail.append(make("p", {},
    say("score_page.quarters", { quarters: cell.without.join(", ") })));
}

function renderRest() {
  const state = field("state"), value = state.value;
  state.replaceChildren(make("option", { value: "" }, say("all")),
    ...Object.keys(STATES).map((key) => make("option", { value: key }, say(`state.${key}`))));
  state.value = value;
  field("other").hidden = !run.unassessed.length;
  field("unassessed").replaceChildren(...run.unassessed.map((item) => make("div", {},
    make("p", {}, `${item.id} ${sentence(item.title)} `, badge(say(`status.${item.status}`), "")),
    ...item.notes.map((note) => make("p", { class: "faint small" }, sentence(note))))));
  field("options-section").hidden = !run.options.length;
  field("options").replaceChildren(...run.options.map((item) =>
    make("li", {}, `${item.indicator}: ${sentence(item.said)}`)));
  field("problems-section").hidden = !run.problems.length;
  field("problems").replaceChildren(...run.problems.map((item) => make("li", {}, sentence(item))));
}

function filtered() {
  limit = STEP;
  renderMap();
}

onFilter(filtered);
field("more").addEventListener("click", () => { limit += STEP; renderMap(); });
field("advice-all").addEventListener("click", () => { allAdvice = true; renderAdvice(); });
start(() => { renderHead(); renderAdvice(); renderSheet(); renderRest(); renderMap(); renderDetail(); });
