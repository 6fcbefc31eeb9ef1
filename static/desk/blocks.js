// A parsed clipboard as the blocks of a body, each in its own place; the same rules as articles/blocks.py, runs.py and
// numbered.py, read there why. A test pastes into both and compares.
const MARKS = ["a", "strong", "em", "s", "sub", "sup"];
const SPACE = "[\\s\\u200c\\u200d]", AFTER_BREAK = new RegExp(`\\n${SPACE}+`, "gu");
const FIRST = new RegExp(`^${SPACE}+`, "u"), LAST = new RegExp(`${SPACE}+$`, "u");
const NEW_PARAGRAPH = /\n[^\S\n]*(?:\n\s*)+|\n[^\S\n]*[\u3000\u00a0\u2002\u2003]{2}\s*/g;
const WIDE = "[\\u2e80-\\u303f\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef\\u{20000}-\\u{323af}]";
const WRAPPED = new RegExp(`(?<=${WIDE})[ \\t]*\\n[ \\t\\n]*(?=${WIDE})`, "gu");
const SAID_IN_WORDS = /[\u2460-\u24ff\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3220-\u32ff\u3400-\u9fff]/;
const DIGITS = /^[(（]?(\d{1,4})[.)）．、]?$/, LETTERS = /^[(（]?([a-zA-Z]{1,5})[.)）．、]$/, GOES_ON = 0;

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const nameOf = (node) => node.nodeName.toLowerCase();
const tagOf = (mark) => mark.split(" ")[0];
const has = (node, name) => node.classList.contains(name);
const from = (run, text) => ({ text, marks: run.marks });

function marked(node, marks) {
  const names = new Map(marks.map((mark) => [tagOf(mark), mark])), tag = nameOf(node), href = node.getAttribute("href");
  if (tag === "a") { if (href && !href.startsWith("#")) names.set("a", `a href="${escaped(href).replace(/"/g, "&quot;")}"`); }
  else if (MARKS.includes(tag)) names.set(tag, tag);
  if (has(node, "bold")) names.set("strong", "strong");
  if (has(node, "slanted")) names.set("em", "em");
  if (has(node, "plain")) names.delete("strong");
  return MARKS.filter((name) => names.has(name)).map((name) => names.get(name));
}

function fromTheLeft([first, ...others]) {
  if (!first) return [];
  const text = first.text.replace(FIRST, "");
  return text ? [from(first, text), ...others] : fromTheLeft(others);
}

function fromTheRight(runs) {
  if (!runs.length) return [];
  const text = runs.at(-1).text.replace(LAST, "");
  return text ? [...runs.slice(0, -1), from(runs.at(-1), text)] : fromTheRight(runs.slice(0, -1));
}

function between(runs, begin, end) {
  const found = [];
  let at = 0;
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, begin - at), Math.max(0, end - at));
    at += run.text.length;
    if (text) found.push(from(run, text));
  }
  return found;
}

function paragraphs(runs) {
  const text = runs.map((run) => run.text).join(""), found = [];
  let begin = 0;
  for (const cut of [...text.matchAll(NEW_PARAGRAPH), { index: text.length, 0: "" }]) {
    found.push(fromTheRight(fromTheLeft(between(runs, begin, cut.index))));
    begin = cut.index + cut[0].length;
  }
  return found.filter((paragraph) => paragraph.length);
}

function inline(runs) {
  let out = "", broken = false;
  const opened = [];
  const close = (left) => { while (opened.length > left) out += `</${tagOf(opened.pop())}>`; };
  for (const run of runs) {
    const marks = run.text.trim() ? run.marks : run.marks.filter((mark) => opened.includes(mark));
    let shared = 0;
    while (shared < Math.min(opened.length, marks.length) && opened[shared] === marks[shared]) shared += 1;
    close(shared);
    for (const mark of marks.slice(shared)) { out += `<${mark}>`; opened.push(mark); }
    let text = run.text.replace(AFTER_BREAK, "\n");
    if (broken) text = text.trimStart();
    if (text) broken = text.endsWith("\n");
    out += escaped(text).replace(/\u00a0/g, "&nbsp;").replace(/\n/g, "<br>");
  }
  close(0);
  return out;
}

function item(marker, level, html) {
  const digits = DIGITS.exec(marker), letters = LETTERS.exec(marker);
  const start = digits ? Number(digits[1]) : !letters || "aAiI".includes(letters[1]) ? 1 : GOES_ON;
  return { level: level || 1, ordered: Boolean(digits || letters), start, html };
}

// The list that begins with the first item; what is not in it stays.
function nested(items) {
  const first = items[0], shown = [];
  for (let count = 0; items.length && items[0].level >= first.level; ) {
    const one = items[0];
    if (one.level > first.level) shown.push(shown.pop() + nested(items));
    else if (one.ordered !== first.ordered || (one.ordered && count && one.start === 1 && first.start + count !== 1)) break;
    else { shown.push(items.shift().html); count += 1; }
  }
  const tag = first.ordered ? "ol" : "ul", start = first.ordered && first.start > 1 ? ` start="${first.start}"` : "";
  return `<${tag}${start}>${shown.map((html) => `<li>${html}</li>`).join("")}</${tag}>`;
}

function list(node, marks, tag = nameOf(node)) {
  const items = [];
  for (const child of tag === "li" ? [node] : node.childNodes) {
    if (nameOf(child) === "li") { items.push(new Blocks().read(child, marked(child, marks)).inlineHtml()); continue; }
    const inside = new Blocks().read({ childNodes: [child], nodeName: "DIV" }, marks).inlineHtml();
    if (["ul", "ol"].includes(nameOf(child)) && items.length) items.push(items.pop() + inside);
    else items.push(inside);
  }
  const shown = items.filter(Boolean).map((html) => `<li>${html}</li>`).join(""), start = Number(node.getAttribute("start") ?? 1);
  const kind = tag === "ol" ? "ol" : "ul";
  return shown && `<${kind}${kind === "ol" && start > 1 ? ` start="${start}"` : ""}>${shown}</${kind}>`;
}

// A table, a part of it, a row or a cell.
function part(node, marks) {
  const tag = nameOf(node), said = ["colspan", "rowspan", "scope"].filter((name) => node.hasAttribute(name));
  const inside = tag === "td" || tag === "th"
    ? new Blocks().read(node, marked(node, marks)).inlineHtml()
    : [...node.children].filter((child) => nameOf(child) !== "caption").map((child) => part(child, marks)).join("");
  return `<${tag}${said.map((name) => ` ${name}="${node.getAttribute(name)}"`).join("")}>${inside}</${tag}>`;
}

class Blocks {
  done = []; runs = []; kind = "p"; level = 0; marker = ""; onlyText = true;

  read(node, marks = []) {
    this.flow(node, marks);
    this.close();
    return this;
  }

  html() {
    const out = [], waiting = [];
    for (const block of [...this.done, ""]) {
      if (typeof block !== "string") { waiting.push(block); continue; }
      while (waiting.length) out.push(nested(waiting));
      out.push(block);
    }
    return out.join("");
  }

  // Without a paragraph around its only line of text, unless there was one.
  inlineHtml() {
    const loose = this.done.filter((block) => typeof block === "string" && block.startsWith("<p>"));
    if (this.onlyText && loose.length === 1) this.done = this.done.map((block) => (block === loose[0] ? block.slice(3, -4) : block));
    return this.html();
  }

  flow(node, marks, inMarker = false) {
    for (const child of node.childNodes) {
      const tag = nameOf(child);
      if (child.nodeType === Node.TEXT_NODE) this.text(child.data, marks, inMarker, nameOf(node) === "pre");
      else if (child.nodeType !== Node.ELEMENT_NODE) continue;
      else if (tag === "br") this.run("\n", marks);
      else if (MARKS.includes(tag) || tag === "span") this.flow(child, marked(child, marks), inMarker || has(child, "marker"));
      else this.block(child, tag, marks);
    }
  }

  text(text, marks, inMarker, verbatim) {
    if (inMarker) { this.marker += text; return; }
    this.run(verbatim ? text.replace(/\n/g, "\n\n") : text.replace(WRAPPED, "").replace(/[ \t\n]+/g, " "), marks);
  }

  run(text, marks) {
    const last = this.runs.at(-1);
    if (last && last.marks.join("|") === marks.join("|")) last.text += text;
    else this.runs.push({ text, marks });
  }

  block(node, tag, marks) {
    this.close();
    this.onlyText &&= tag === "ul" || tag === "ol";
    marks = marked(node, marks);
    if (/^(?:p|h[234]|div|pre)$/.test(tag)) {
      const level = /(?:^| )level-(\d+)/.exec(node.className);
      this.kind = tag === "div" || tag === "pre" ? "p" : tag;
      this.level = level ? Number(level[1]) : 0;
      this.flow(node, marks, has(node, "marker"));
      this.close();
    } else if (tag === "hr") this.done.push("<hr>");
    else if (["ul", "ol", "li"].includes(tag)) this.add(list(node, marks));
    else if (tag === "blockquote") {
      const quoted = new Blocks().read(node, marks).html();
      this.add(quoted && `<blockquote>${quoted}</blockquote>`);
    } else if (tag === "table") this.table(node, marks);
    else { this.flow(node, marks); this.close(); }
  }

  table(node, marks) {
    for (const caption of node.children) {
      if (nameOf(caption) !== "caption") continue;
      this.flow(caption, marked(caption, marks));
      this.close();
    }
    this.add(part(node, marks));
  }

  add(html) {
    if (html) this.done.push(html);
  }

  close() {
    const marker = this.marker.replace(/[\s\u200c\u200d]/g, ""), { level, kind } = this;
    let { runs } = this;
    Object.assign(this, { runs: [], marker: "", level: 0, kind: "p" });
    const isItem = kind === "p" && Boolean(level || marker) && !SAID_IN_WORDS.test(marker);
    if (marker && !isItem) runs = [{ text: SAID_IN_WORDS.test(marker) ? marker : `${marker} `, marks: [] }, ...fromTheLeft(runs)];
    paragraphs(runs).forEach((paragraph, number) => {
      const html = inline(paragraph);
      this.done.push(isItem && number === 0 ? item(marker, level, html) : `<${kind}>${html}</${kind}>`);
    });
  }
}

export const blocks = (root) => new Blocks().read(root).html();
