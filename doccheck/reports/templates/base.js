"use strict";
// Shared by every page: data, words in three languages, elements without markup.
const LANGUAGES = ["kk", "ru", "en"];
const field = (id) => document.getElementById(id);
const read = (id) => JSON.parse(field(id).textContent);
const words = read("words");
const run = read("run");
let language = LANGUAGES.indexOf(run.language);

function say(key, values = {}) {
  const text = words[LANGUAGES[language]][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "…");
}

// A sentence is kept once, by its number, in every language.
const sentence = (number) => run.sentences[number][language];
const inLanguage = (texts) => texts[language];

function make(tag, options = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") element.addEventListener(...value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

const button = (text, act, options = {}) =>
  make("button", { type: "button", on: ["click", act], ...options }, text);

function speak() {
  document.documentElement.lang = LANGUAGES[language];
  for (const element of document.querySelectorAll("[data-say]"))
    element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-label]"))
    element.setAttribute("aria-label", say(element.dataset.label));
  for (const element of document.querySelectorAll("[data-language]"))
    element.setAttribute("aria-pressed", element.dataset.language === LANGUAGES[language]);
  document.title = say(document.querySelector("h1").dataset.say);
  field("about").textContent = `doccheck ${run.version}.`;
}

// Not at the "change" of a text: it comes with the click that leaves it, and the
// element clicked would be gone.
function onFilter(act) {
  const form = field("filter");
  field("search").addEventListener("input", act);
  for (const element of form.querySelectorAll("select")) element.addEventListener("change", act);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(act));
}

function start(render) {
  const show = () => { speak(); render(); };
  for (const element of document.querySelectorAll("[data-language]"))
    element.addEventListener("click", () => {
      language = LANGUAGES.indexOf(element.dataset.language);
      show();
    });
  field("print").addEventListener("click", () => window.print());
  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details[open] details"))
      details.open = true;
  });
  show();
}
