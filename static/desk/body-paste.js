// What comes from Word, WPS, web pages and WeChat becomes what the editor knows. The server cleans once more at every
// save, by the same rules: articles/clipboard.py and articles/blocks.py; a test pastes into both and compares.
import { Extension, Plugin } from "django-prose-editor/editor";

const TAG = /<([a-zA-Z][\w:.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>|<([a-zA-Z][\w:.-]*)([^<>]*)>/g;
const NEVER_TEXT = [
  /<head\b[^<>]*>[^]*?<\/head\s*>(?=\s*<body\b)/gi, /<!--(?:-?>|[^]*?--!?>)/g, /<(script|style)\b[^<>]*>[^]*?<\/\1\s*>/gi, /<!\[(?:if|endif)\b[^<>]*>/gi,
];
// Elements whose text a parser or the editor would hide.
const HOLLOW = /^(?:script|style|title|textarea|noscript|template|iframe|xmp|plaintext|noembed|noframes|object|select|option|svg|math|button)$/i;
const HAN = /[\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3400-\u9fff\uf900-\ufaff]/;
const SAID_IN_WORDS = /[\u2460-\u24ff\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3220-\u32ff\u3400-\u9fff]/;
const WIDE = "[\\u2e80-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef]";
const WRAPPED = new RegExp(`(?<=${WIDE})[ \\t]*\\n[ \\t\\n]*(?=${WIDE})`, "g");
const NEW_PARAGRAPH = /(?:<br>\s*){2,}|<br>\s*(?=(?:[\u3000\u2002\u2003]|&nbsp;|&emsp;){2})/;
const UNSEEN = /[\u200b\ufeff]/g;
const styleOf = (element) => element.dataset.style ?? "";

// A style attribute would be refused by the content policy as soon as a parser sees it; under another name it is text.
function renamed(html) {
  for (const never of NEVER_TEXT) html = html.replace(never, "");
  return html.replace(TAG, (whole, name = "", inside = "", otherName = "", other = "") =>
    `<${(name || otherName).replace(HOLLOW, "span")}${(inside || other).replace(/(^|[\s"'/])style(?=\s*=)/gi, "$1data-style")}>`);
}

const parsed = (html) => new DOMParser().parseFromString(html, "text/html").body;

function texts(root) {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

function pictures(root) {
  for (const picture of root.querySelectorAll("img, v\\:imagedata")) {
    const source = picture.getAttribute("src") ?? "";
    const name = source.split(/[/\\]/).at(-1);
    picture.replaceWith(/^\s*file:/i.test(source) ? `【待上传图片：${decoded(name).replace(/[【】<>&]/g, "").trim().slice(0, 80)}】` : "");
  }
}

function decoded(name) {
  try { return decodeURIComponent(name); } catch { return name; }
}

// The page has one h1, its headline, and three levels below it.
function headed(heading) {
  const instead = heading.ownerDocument.createElement(heading.matches("h1") ? "h2" : "h4");
  instead.append(...heading.childNodes);
  heading.replaceWith(instead);
}

function marks(root) {
  const wrap = (element, tag) => {
    const mark = root.ownerDocument.createElement(tag);
    mark.append(...element.childNodes);
    element.append(mark);
  };
  for (const element of root.querySelectorAll("[data-style]")) {
    const style = styleOf(element);
    if (/(?<![\w-])font-weight:\s*(?:bold|[6-9]00)/i.test(style) && element.matches("span, p, div, section, li")) wrap(element, "strong");
    if (/(?<![\w-])font-style:\s*(?:italic|oblique)/i.test(style) && element.matches("span, p, div, section, li")) wrap(element, "em");
    if (/(?<![\w-])font-weight:\s*(?:normal|[1-5]00)/i.test(style) && element.matches("b, strong")) element.replaceWith(...element.childNodes);
  }
}

// Numbered paragraphs: what Word drew as a number is taken off and says which kind of list it is.
function markers(root) {
  for (const element of root.querySelectorAll("[data-style]")) {
    if (!/mso-list:\s*ignore/i.test(styleOf(element))) continue;
    const words = element.textContent.replace(/\s/g, ""), paragraph = element.closest("p, h1, h2, h3, h4, h5, h6");
    if (paragraph?.matches("p") && !SAID_IN_WORDS.test(words)) {
      paragraph.dataset.marker = words;
      element.remove();
    } else element.replaceWith(SAID_IN_WORDS.test(words) ? words : `${words} `);
    if (SAID_IN_WORDS.test(words)) paragraph?.removeAttribute("data-style");
  }
}

function level(element) {
  if (!element?.matches?.("p")) return 0;
  const said = /mso-list:\s*\S+\s+level(\d{1,2})/i.exec(styleOf(element));
  return said ? Number(said[1]) || 1 : element.dataset.marker ? 1 : 0;
}

function kind(paragraph) {
  const marker = paragraph.dataset.marker ?? "", digits = /^[(（]?(\d{1,4})[.)）．、]?$/.exec(marker);
  return { ordered: Boolean(digits) || /^[(（]?[a-zA-Z]{1,5}[.)）．、]$/.test(marker), start: digits ? Number(digits[1]) : 1 };
}

function next(element) {
  let other = element.nextSibling;
  while (other?.nodeType === Node.TEXT_NODE && !other.data.trim()) other = other.nextSibling;
  return other;
}

function lists(root) {
  for (const first of root.querySelectorAll("p")) {
    if (!level(first) || !first.isConnected) continue;
    const together = [first];
    for (let other = next(first); level(other); other = next(other)) together.push(other);
    const place = root.ownerDocument.createElement("div");
    first.before(place);
    while (together.length) place.append(nested(together));
  }
}

function nested(items) {
  const document = items[0].ownerDocument, depth = level(items[0]), of = kind(items[0]);
  const list = document.createElement(of.ordered ? "ol" : "ul");
  if (of.start > 1) list.start = of.start;
  for (let count = 0; items.length && level(items[0]) >= depth; ) {
    const here = kind(items[0]);
    if (level(items[0]) > depth) list.lastChild.append(nested(items));
    else if (here.ordered !== of.ordered || (here.ordered && count && here.start === 1 && of.start + count !== 1)) break;
    else {
      const item = document.createElement("li"), paragraph = items.shift();
      paragraph.removeAttribute("data-style");
      paragraph.removeAttribute("data-marker");
      item.append(paragraph);
      list.append(item);
      count += 1;
    }
  }
  return list;
}

function trimmed(block) {
  const inside = texts(block);
  for (const [list, edge] of [[inside, /^[\s\u3000]+/], [[...inside].reverse(), /[\s\u3000]+$/]]) {
    for (const text of list) {
      text.data = text.data.replace(edge, "");
      if (text.data) break;
    }
  }
}

function paragraphs(root) {
  for (const block of root.querySelectorAll("p")) {
    if (NEW_PARAGRAPH.test(block.innerHTML)) block.outerHTML = block.innerHTML.split(NEW_PARAGRAPH).map((one) => `<p>${one}</p>`).join("");
  }
  for (const block of root.querySelectorAll("p, h1, h2, h3, h4, h5, h6")) {
    trimmed(block);
    if (!block.textContent) block.remove();
  }
  for (const list of root.querySelectorAll("li, ul, ol, blockquote")) if (!list.textContent.trim()) list.remove();
}

export function mended(html) {
  const root = parsed(renamed(html));
  for (const data of root.querySelectorAll("xml")) if (!HAN.test(data.textContent)) data.remove();
  for (const link of root.querySelectorAll("a[href^='#'], a[href^='file:' i]")) link.replaceWith(...link.childNodes);
  for (const heading of root.querySelectorAll("h1, h5, h6")) headed(heading);
  pictures(root);
  for (const text of texts(root)) text.data = text.data.replace(UNSEEN, "").replace(WRAPPED, "");
  marks(root);
  markers(root);
  lists(root);
  paragraphs(root);
  for (const element of root.querySelectorAll("[data-style]")) element.removeAttribute("data-style");
  return root.innerHTML;
}

const lines = (text) => text.split(/\r\n?|\n/).map((line) => line.replace(UNSEEN, "").replace(/^[\s\u3000]+|[\s\u3000]+$/g, "")).filter(Boolean).join("\n");

// Picture files go to the pictures of the story: desk/pictures.js. Word lays a picture beside every text it copies.
function taken(view, event) {
  const data = event.clipboardData ?? event.dataTransfer;
  const files = [...(data?.files ?? [])].filter((file) => file.type.startsWith("image/"));
  if (!files.length || data.types.includes("text/html")) return false;
  event.preventDefault();
  return !document.dispatchEvent(new CustomEvent("desk:pictures", { detail: { files }, cancelable: true }));
}

export const Pasting = Extension.create({
  name: "pasting",
  addProseMirrorPlugins() {
    return [new Plugin({ props: { transformPastedHTML: mended, transformPastedText: lines, handlePaste: taken, handleDrop: taken } })];
  },
});
