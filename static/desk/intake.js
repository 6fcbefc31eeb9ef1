// The reading desk: paper and proposal light each other up, questions are answered by key, missed words are marked.
import { lettersAct } from "./letter-keys.js";

const desk = document.querySelector(".whole");
const paper = desk.querySelector(".source");
const sheet = desk.querySelector(".proposal");
const said = desk.querySelector("#said");
const still = matchMedia("(prefers-reduced-motion: reduce)");
desk.classList.add("scripted");
const ruler = Object.assign(document.createElement("div"), { className: "ruler" });
ruler.setAttribute("aria-hidden", "true");

const all = (root, key) => [...root.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)];
const keyOf = (target) => target.closest("[data-key]")?.dataset.key;
const show = (element) => element?.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });

function light(key) {
  for (const one of desk.querySelectorAll(".lit")) one.classList.remove("lit");
  if (key) for (const one of all(desk, key)) one.classList.add("lit");
}

function side(name) {
  desk.querySelector(`[name=pane][value=${name}]`).checked = true;
}

// A click on one side shows the same thing on the other.
paper.addEventListener("pointerover", (event) => light(keyOf(event.target)));
sheet.addEventListener("pointerover", (event) => light(keyOf(event.target)));
sheet.addEventListener("focusin", (event) => light(keyOf(event.target)));
paper.addEventListener("focusin", (event) => light(keyOf(event.target)));
paper.addEventListener("click", (event) => {
  const mark = event.target.closest("[data-key]");
  if (!mark || event.target.closest("select, summary, button")) return;
  event.preventDefault();
  if (String(getSelection())) return;
  const row = all(sheet, mark.dataset.key)[0];
  side("proposal");
  light(mark.dataset.key);
  show(row);
  if (event.detail === 0) row?.querySelector("summary, input, select, textarea")?.focus({ preventScroll: true });
});
sheet.addEventListener("click", (event) => {
  const key = keyOf(event.target);
  if (key && !event.target.closest("label, input, select, textarea, summary, button, a")) show(all(paper, key)[0]);
});
desk.querySelector(".marks")?.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  visit(sheet.querySelector(link.getAttribute("href")));
});

// Questions: J and K walk them, 1 to 3 answer, U takes the answer back.
const questions = [...sheet.querySelectorAll(".doubt")];
const isOpen = (question) => !question.classList.contains("settled");
let here = null;

function visit(question) {
  if (!question) return;
  here = question;
  side("proposal");
  show(question);
  const target = isOpen(question) ? question.querySelector("input:checked, input") : question.querySelector(".redo");
  target?.focus({ preventScroll: true });
  const mark = paper.querySelector(`[data-question="${question.dataset.number}"]`);
  if (mark) light(mark.dataset.key);
}

function walk(step) {
  const open = questions.filter(isOpen);
  const list = open.length ? open : questions;
  if (!list.length) return;
  const after = list.findIndex((one) => here && one.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_PRECEDING);
  const at = list.indexOf(here);
  if (at >= 0) visit(list[(at + step + list.length) % list.length]);
  else visit(list[step > 0 ? Math.max(after, 0) : (after > 0 ? after : list.length) - 1]);
}

function answerOf(question) {
  const chosen = question.querySelector("input[type=radio]:checked");
  if (!chosen) return "";
  return chosen.value === "own" ? question.querySelector(".own").value.trim() : chosen.closest("label").querySelector("b").textContent;
}

function settle(question, yes) {
  question.classList.toggle("settled", yes);
  question.querySelector(".answer").textContent = answerOf(question);
  desk.querySelector(`.marks [href="#${question.id}"]`)?.classList.toggle("done", yes);
  for (const mark of paper.querySelectorAll(`[data-question="${question.dataset.number}"]`)) mark.classList.toggle("done", yes);
  drawRuler();
  if (yes) said.textContent = `${question.querySelector(".done-line span:nth-child(2)").textContent}: ${answerOf(question)}`;
}

function reopen(question) {
  settle(question, false);
  question.querySelector("input:checked, input")?.focus();
}

for (const question of questions) {
  if (!isOpen(question)) settle(question, true);
  question.addEventListener("change", (event) => {
    if (event.target.type !== "radio") return;
    if (event.target.value === "own") question.querySelector(".own").focus();
    settle(question, answerOf(question) !== "" && event.target.value !== "own");
  });
  question.querySelector(".own")?.addEventListener("change", () => settle(question, answerOf(question) !== ""));
  question.querySelector(".redo").addEventListener("click", () => reopen(question));
}

function press(number) {
  const choice = here?.querySelectorAll("input[type=radio]")[number - 1];
  if (!choice || !isOpen(here)) return;
  choice.checked = true;
  choice.dispatchEvent(new Event("change", { bubbles: true }));
  if (!isOpen(here)) walk(1);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") return closeAll();
  if (!lettersAct()) return;
  if (event.target.matches("input:not([type=radio], [type=checkbox]), textarea, select")) return;
  const key = event.key.toLowerCase();
  if (key === "j") walk(1);
  else if (key === "k") walk(-1);
  else if (/^[1-3]$/.test(key) && here) press(Number(key));
  else if (key === "u" && here) reopen(here);
  else return;
  event.preventDefault();
});

// An order that waits for answers leads to the first question that stands in its way.
desk.addEventListener("click", (event) => {
  const step = event.target.closest(".file-bar .step[aria-disabled]");
  const first = step && questions.find((one) => one.matches(".must") && isOpen(one));
  if (!first) return;
  event.preventDefault();
  visit(first);
});

// What is mended shows at once in its row; how a name is filed shows in the word that opens the choice.
sheet.addEventListener("input", (event) => {
  for (const shown of sheet.querySelectorAll(`[data-shows="${CSS.escape(event.target.name)}"]`)) shown.textContent = event.target.value;
});
sheet.addEventListener("change", (event) => {
  const fate = event.target.closest(".lot");
  if (!fate || event.target.type !== "radio") return;
  if (event.target.value === "other") return fate.querySelector("input[type=text]").focus();
  const kind = event.target.value.split(":")[0];
  fate.classList.remove("match", "new", "print");
  fate.classList.add(kind);
  fate.querySelector(".word").textContent = sheet.closest("form").dataset[kind];
});
sheet.addEventListener("input", (event) => {
  const fate = event.target.closest(".lots");
  if (fate && event.target.dataset.lookIn) fate.querySelector("[value=other]").checked = true;
});

sheet.addEventListener(
  "toggle",
  (event) => {
    if (event.target.open) event.target.querySelector(".lots, .mend-box")?.scrollIntoView({ block: "nearest" });
  },
  true,
);

function closeAll() {
  stamp.hidden = true;
  for (const one of sheet.querySelectorAll(".lot[open]")) {
    one.open = false;
    one.querySelector("summary").focus();
  }
}
document.addEventListener("click", (event) => {
  for (const one of sheet.querySelectorAll(".lot[open]")) if (!one.contains(event.target)) one.open = false;
});

// Select words that the reader missed, and say what they are.
const stamp = paper.querySelector(".stamp");
const lengthOf = (text) => [...text].length; // the server counts characters, the browser halves of some

function offsetOf(node, at) {
  const line = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("p[data-start]");
  if (!line) return null;
  const before = document.createRange();
  before.setStart(line, 0);
  before.setEnd(node, at);
  return Number(line.dataset.start) + lengthOf(String(before));
}

function offer() {
  const selection = getSelection();
  const words = String(selection).trim();
  const range = selection.rangeCount ? selection.getRangeAt(0) : null;
  const ends = range && paper.contains(range.commonAncestorContainer) ? [offsetOf(range.startContainer, range.startOffset), offsetOf(range.endContainer, range.endOffset)] : [];
  stamp.hidden = !words || words.length > 300 || desk.disabled || ends.length !== 2 || ends.includes(null);
  if (stamp.hidden) return;
  [stamp.querySelector("[name=_start]").value, stamp.querySelector("[name=_end]").value] = ends;
  const place = range.getBoundingClientRect();
  const around = paper.getBoundingClientRect();
  stamp.style.left = `${Math.max(8, Math.min(place.left - around.left, around.width - 430))}px`;
  stamp.style.top = `${place.bottom - around.top + paper.scrollTop + 6}px`;
  stamp.querySelector("q").textContent = words.length > 12 ? `${words.slice(0, 12)}…` : words;
}
paper.addEventListener("pointerup", () => setTimeout(offer));
paper.addEventListener("keyup", (event) => event.shiftKey && offer());

// Overview beside the paper: one tick a mark, one dot a question. For the pointer only; the row of questions serves keys.
function drawRuler() {
  const top = paper.getBoundingClientRect().top - paper.scrollTop;
  ruler.replaceChildren(
    ...[...paper.querySelectorAll("a.sp:not(.cap, .rel, .not)")].map((mark) => {
      const tick = document.createElement("i");
      const open = mark.dataset.question && !mark.classList.contains("done");
      tick.className = open ? `open ${mark.classList.contains("must") ? "must" : ""}` : mark.classList[1];
      tick.style.top = `${((mark.getBoundingClientRect().top - top) / paper.scrollHeight) * 100}%`;
      tick.addEventListener("click", () => {
        light(mark.dataset.key);
        show(mark);
        show(all(sheet, mark.dataset.key)[0]);
      });
      return tick;
    }),
  );
}
desk.append(ruler);
drawRuler();
paper.addEventListener("toggle", drawRuler, true);
addEventListener("resize", drawRuler);
