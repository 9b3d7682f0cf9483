// What a document says in full, built when somebody opens it.
const SIGNS = {
  met: ["✓", "good"], partial: ["◐", "warn"], unmet: ["✗", "bad"],
  undetermined: ["?", "warn"], not_applicable: ["–", "faint"],
};
const SEVERITY = { error: "bad", warning: "warn", note: "" };

function fill(body, number) {
  if (body.children.length) return;
  const data = read(`data-${number}`);
  const sheets = new Map();
  body.append(make("p", { class: "says" }, sentence(data.says)));
  if (data.error) body.append(make("p", { class: "faint" }, data.error));
  if (data.unread.length) body.append(make("div", { class: "mend" },
    make("h3", {}, say("text.unread")), ...data.unread.map((item) => make("p", {}, sentence(item)))));
  const pictures = picturesOf(data, sheets);
  data.parts.forEach((part) => body.append(partOf(part, sheets, data.parts.length > 1)));
  if (data.findings.length) body.append(findingsOf(data.findings, sheets));
  if (pictures) body.append(pictures);
  body.append(make("p", { class: "faint small" }, fileFacts(data)));
}

function fileFacts(data) {
  const facts = [data.format && data.format.toUpperCase(),
    data.pages && say("pages", { n: data.pages }), data.ocr && say("recognised"),
    data.sha256 && `SHA-256 ${data.sha256}`];
  return facts.filter(Boolean).join(" · ");
}

function partOf(part, sheets, several) {
  const section = make("section", { class: "part" },
    make("h3", {}, typeTitle(part.type), " ",
      several ? make("span", { class: `badge ${TONES[part.verdict]}` }, say(`verdict.${part.verdict}`)) : null),
    make("p", { class: "faint" }, sentence(part.about)));
  if (part.title) section.append(make("blockquote", {}, part.title));
  part.notes.forEach((note) => section.append(make("p", { class: "small" }, sentence(note))));
  const of = (...outcomes) => part.items.filter((item) => outcomes.includes(item.outcome));
  const forced = (items, force) => items.filter((item) => run.requirements[item.id]?.force !== force);
  const gaps = of("unmet", "partial").sort((a, b) => (a.outcome === "partial") - (b.outcome === "partial"));
  const due = forced(part.items, "M").filter((item) => item.outcome !== "not_applicable");
  const followed = due.filter((item) => item.outcome === "met").length;
  const recommended = say("text.recommended", { n: followed, of: due.length });
  group(section, say("text.missing"), forced(gaps, "R"), sheets, true);
  group(section, say("text.undetermined"), of("undetermined"), sheets, true);
  group(section, recommended, forced(gaps, "M"), sheets, true);
  group(section, counted("met", of("met")), of("met"), sheets, !gaps.length);
  group(section, counted("not_applicable", of("not_applicable")), of("not_applicable"), sheets, false);
  if (!part.items.length) section.append(make("p", {}, say("text.no_checklist")));
  return section;
}

const counted = (key, items) => say(`text.${key}`, { n: items.length });

function group(section, title, items, sheets, open) {
  if (!items.length) return;
  section.append(make("details", { class: "group", open },
    make("summary", {}, title),
    make("ul", { class: "checks" }, ...items.map((item) => checkOf(item, sheets)))));
}

function checkOf(item, sheets) {
  const known = run.requirements[item.id];
  const [sign, tone] = SIGNS[item.outcome];
  const gap = item.outcome === "unmet" || item.outcome === "partial";
  return make("li", {},
    make("span", { class: `sign ${tone}`, "aria-hidden": "true" }, sign),
    make("div", {},
      make("p", {}, make("span", { class: "check-title" }, titleOf(item.id)), " ",
        make("span", { class: `badge ${tone}` }, say(`outcomes.${item.outcome}`))),
      make("p", {}, sentence(item.why)),
      suppressedBy(item),
      ...item.evidence.map((evidence) => evidenceOf(evidence, sheets)),
      gap && known ? make("p", { class: "mend" }, say("text.advice", { advice: inLanguage(known.advice) })) : null,
      known ? make("p", { class: "place" }, say("text.source", { source: inLanguage(known.source) })) : null));
}

const suppressedBy = (item) =>
  item.suppressed === undefined ? null : make("p", { class: "small warn" }, sentence(item.suppressed));

function evidenceOf(evidence, sheets) {
  const place = make("p", { class: "place" });
  const where = sentence(evidence.where);
  if (sheets.has(evidence.page))
    place.append(button(where, () => sheets.get(evidence.page)(evidence.mark), { "data-page": evidence.page }));
  else place.append(where);
  return make("div", {}, evidence.quote ? quoted(evidence) : null, where ? place : null);
}

// The quote, with what was found in it marked.
function quoted({ quote, said }) {
  const at = said ? quote.indexOf(said) : -1;
  if (at < 0 || said.length === quote.length) return make("blockquote", {}, quote);
  return make("blockquote", {}, quote.slice(0, at), make("mark", {}, said), quote.slice(at + said.length));
}

function findingsOf(findings, sheets) {
  return make("section", {}, make("h3", {}, say("text.findings")),
    make("ul", { class: "checks" }, ...findings.map((item) => make("li", {},
      make("span", { class: `sign ${SEVERITY[item.severity]}`, "aria-hidden": "true" }, "•"),
      make("div", {},
        make("p", {}, make("span", { class: `badge ${SEVERITY[item.severity]}` },
          `${item.code} ${say(`severity.${item.severity}`)}`), " ", sentence(item.message)),
        item.fix === null ? null : make("p", { class: "mend" }, sentence(item.fix)),
        suppressedBy(item), evidenceOf(item, sheets))))));
}

// Pages as pictures, the places found marked on them.
function picturesOf(data, sheets) {
  if (!data.pictures.length) return null;
  const figures = data.pictures.map((picture) => {
    const [figure, show] = sheetOf(picture);
    sheets.set(picture.page, show);
    return figure;
  });
  return make("section", {}, make("h3", {}, say("sheets")), make("div", { class: "sheets" }, ...figures));
}

const SVG = "http://www.w3.org/2000/svg";

function drawn(tag, values) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
  return element;
}

function sheetOf(picture) {
  const { page, width, height } = picture;
  const text = say("sheet", { page });
  const svg = drawn("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": text });
  svg.append(drawn("image", { href: picture.source, width, height }));
  for (const [mark, x, y, w, h] of picture.marks)
    svg.append(drawn("rect", { x, y, width: w, height: h, class: "mark", "data-mark": mark }));
  const figure = make("figure", { class: "sheet" });
  const enlarge = button(svg, () => {
    const large = figure.classList.toggle("large");
    enlarge.setAttribute("aria-expanded", large);
  }, { "aria-expanded": "false", title: say("enlarge") });
  figure.append(enlarge, make("figcaption", {}, say("page", { page })));
  let cameFrom = null;
  figure.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && cameFrom) cameFrom.focus();
  });
  const show = (mark) => {
    cameFrom = document.activeElement;
    for (const rect of svg.querySelectorAll("rect"))
      rect.classList.toggle("now", Number(rect.dataset.mark) === mark);
    figure.classList.add("large");
    enlarge.setAttribute("aria-expanded", "true");
    enlarge.focus({ preventScroll: true });
    figure.scrollIntoView({ block: "center" });
  };
  return [figure, show];
}
