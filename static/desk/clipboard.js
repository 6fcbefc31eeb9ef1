// What lies on a clipboard, as tags that are known here; the same rules as articles/clipboard.py, read there why.
// A parser sees nothing else of it: no style that the content policy would refuse, no handler, no script.
const SAME_AS = {
  b: "strong", i: "em", strike: "s", del: "s", h1: "h2", h5: "h4", h6: "h4",
  ...Object.fromEntries(["section", "article", "center", "address", "figure", "figcaption", "dl", "dt", "dd", "header", "footer", "main", "aside", "nav", "form", "fieldset", "body", "html"].map((name) => [name, "div"])),
};
const KNOWN = new Set([
  "p", "div", "pre", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "hr", "br", "span", "strong", "em", "s", "sub", "sup", "a",
  "table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption",
]);
const LARGEST = { start: 1000, colspan: 100, rowspan: 100 }; // a cell over a billion columns would keep the browser busy for ever
const HAN = /[\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{323af}]/u;
const UNSEEN = /[\ud800-\udfff\u200b\ufeff\0]/gu;
const DECLARATION = /<!\[(?:if|endif)\b[^<>]*>|<!doctype\b[^<>]*>|<\?xml\b[^<>]*>/gi;
// The groups that are looked ahead are taken whole: nothing in them is tried twice.
const TAG = /<(\/?)(?=([a-zA-Z][a-zA-Z0-9:._-]*))\2(?=((?:[^<>"']|"[^"]*"|'[^']*')*))\3>|<(?=([a-zA-Z][a-zA-Z0-9:._-]*))\4(\s+[a-zA-Z:-]+\s*=\s*["'](?=([^<>]*))\6)>|</g;
const QUOTED = /=\s*(?:"[^"]*"|'[^']*')/;
const UNQUOTED = /\b(?:face|name|title|alt|content|style|class)\s*=\s*[^\s<>]+/gi;
const PAIR = /([a-zA-Z_:@.-][a-zA-Z0-9_:.-]*)\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+)/g;

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

// Without what stands between two tags; one that is not closed hides nothing.
function without(text, opening, closing, unless) {
  let kept = "", at = 0;
  for (;;) {
    opening.lastIndex = at;
    const start = opening.exec(text);
    if (!start) return kept + text.slice(at);
    closing.lastIndex = opening.lastIndex;
    const inside = closing.lastIndex, end = closing.exec(text);
    if (!end) return kept + text.slice(at);
    const hidden = !unless?.test(text.slice(inside, end.index));
    kept += text.slice(at, hidden ? start.index : closing.lastIndex);
    at = closing.lastIndex;
  }
}

function attributes(inside) {
  return Object.fromEntries([...inside.matchAll(PAIR)].map(([, name, value]) => [name.toLowerCase(), value.replace(/^["']+|["']+$/g, "")]));
}

const isText = (inside) => !QUOTED.test(inside) && /[^\0-\x7f]/.test(inside.replace(UNQUOTED, ""));

function unescaped(value) {
  return new DOMParser().parseFromString(value.replace(/</g, "&lt;"), "text/html").documentElement.textContent;
}

function decoded(name) {
  try { return decodeURIComponent(name); } catch { return name; }
}

function picture({ src = "" }) {
  const source = unescaped(src).trim();
  if (!/^file:/i.test(source)) return "";
  const name = decoded(source).split(/[/\\]/).at(-1).trim();
  return escaped(`【待上传图片：${[...name.replace(/[【】<>&]/g, "")].slice(0, 80).join("")}】`);
}

function kept(name, value) {
  if (name in LARGEST) return /^\d{1,4}$/.test(value) && Number(value) >= 1 && Number(value) <= LARGEST[name];
  if (name === "scope") return /^(?:row|col)$/.test(value);
  // Schemes that a body may link to; and addresses within this site.
  return name === "href" && (!/^[\0-\x20]*[a-z][a-z0-9+.\t\n\r-]*:/i.test(value) || /^[\0-\x20]*(?:https?|mailto):/i.test(value));
}

function meaning(name, found) {
  const style = unescaped(found.style ?? ""), heavy = !["h2", "h3", "h4", "th"].includes(name);
  const level = name === "p" ? /mso-list:\s*\S+\s+level(\d{1,2})/i.exec(style) : null;
  const classes = [
    level && `level-${level[1]}`,
    /mso-list:\s*ignore/i.test(style) && "marker",
    heavy && /(?<![\w-])font-weight:\s*(?:bold|[6-9]00)/i.test(style) && "bold",
    heavy && /(?<![\w-])font-weight:\s*(?:normal|[1-5]00)/i.test(style) && "plain",
    /(?<![\w-])font-style:\s*(?:italic|oblique)/i.test(style) && "slanted",
  ].filter(Boolean);
  const said = Object.entries(found).filter(([key, value]) => kept(key, value)).map(([key, value]) => ` ${key}="${value.replace(/"/g, "&quot;")}"`);
  return said.join("") + (classes.length ? ` class="${classes.join(" ")}"` : "");
}

function tag(whole, slash, first, inner, second, other) {
  const inside = inner ?? other ?? "";
  let name = (first ?? second ?? "").toLowerCase();
  if (!name || isText(inside)) return escaped(whole);
  name = Object.hasOwn(SAME_AS, name) ? SAME_AS[name] : name;
  if (name === "img" || name === "v:imagedata") return picture(attributes(inside));
  if (!KNOWN.has(name)) name = "span";
  return slash ? `</${name}>` : `<${name}${meaning(name, attributes(inside))}>`;
}

export function knownTags(text) {
  text = text.replace(UNSEEN, "").replace(/\r\n?/g, "\n");
  text = without(text, /<!(?=--)/g, /--!?>/g);
  for (const name of ["script", "style"]) text = without(text, new RegExp(`<${name}\\b[^<>]*>`, "gi"), new RegExp(`</${name}\\s*>`, "gi"));
  text = without(text, /<head\b[^<>]*>/gi, /<\/head\s*>(?=\s*<body\b)/gi);
  text = without(text, /<xml\b[^<>]*>/gi, /<\/xml\s*>/gi, HAN);
  return text.replace(DECLARATION, "").replace(TAG, tag);
}
