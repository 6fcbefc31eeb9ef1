// What comes from Word, WPS, web pages and WeChat becomes what the editor knows. The server cleans once more at every
// save, by the same rules: articles/clipboard.py and articles/blocks.py; a test pastes into both and compares.
import { Extension, Plugin } from "django-prose-editor/editor";

import { blocks } from "./blocks.js";
import { knownTags } from "./clipboard.js";

const A_BLOCK = /<(?:p|div|pre|h[2-4]|[uo]l|li|blockquote|hr|table|t[rdh]|br)\b/;

export function mended(html) {
  let known = knownTags(html);
  if (!A_BLOCK.test(known)) known = known.replace(/\n/g, "<br><br>");
  return blocks(new DOMParser().parseFromString(`<!doctype html><body>${known}`, "text/html").body);
}

const lines = (text) => text.split(/\r\n?|\n/).map((line) => line.replace(/[\u200b\ufeff]/g, "").replace(/^[\s\u3000]+|[\s\u3000]+$/g, "")).filter(Boolean).join("\n");

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
