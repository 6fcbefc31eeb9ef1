// Where a picture stayed behind in a word processor, the text says 【待上传图片：name】. Here that is a frame with a button:
// a click, or a picture dropped on it, uploads into the pictures of the story and takes the words away.
import { Extension, Plugin, pm } from "django-prose-editor/editor";

const { Decoration, DecorationSet } = pm.view;
const say = window.gettext ?? ((words) => words);
const MISSING = /【待上传图片：([^】]*)】/g;

function marks(doc) {
  const found = [];
  doc.descendants((block, start) => {
    if (!block.isTextblock) return;
    const text = block.textBetween(0, block.content.size, undefined, "\ufffc");
    for (const one of text.matchAll(MISSING)) {
      const from = start + 1 + one.index;
      found.push({ from, to: from + one[0].length, name: one[1] });
    }
  });
  return found;
}

// The nth mark of that name goes, wherever typing has moved it in the meantime.
function takeAway(view, name) {
  const mark = marks(view.state.doc).find((one) => one.name === name);
  if (!mark) return;
  const place = view.state.doc.resolve(mark.from), whole = place.parent.content.size === mark.to - mark.from && place.depth === 1;
  const [from, to] = whole && view.state.doc.childCount > 1 ? [place.before(), place.after()] : [mark.from, mark.to];
  view.dispatch(view.state.tr.delete(from, to));
  tell(view, say("The picture is among the pictures of the story now."));
}

function tell(view, words) {
  const place = view.dom.closest(".field-body");
  const line = place?.querySelector(".told") ?? Object.assign(document.createElement("p"), { className: "told" });
  line.setAttribute("role", "status");
  line.textContent = words;
  place?.append(line);
}

function upload(view, name, files) {
  const detail = { files, place: name, taken: () => takeAway(view, name) };
  document.dispatchEvent(new CustomEvent("desk:pictures", { detail, cancelable: true }));
}

// One box for all marks: it knows for which it was opened.
const box = Object.assign(document.createElement("input"), { type: "file", accept: "image/*", hidden: true, className: "missing-file" });
let asking = null;
box.addEventListener("change", () => { asking?.([...box.files]); box.value = ""; });

function choose(view, name) {
  asking = (files) => upload(view, name, files);
  document.body.append(box);
  box.click();
}

function button(view, name) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "missing-upload", textContent: say("Upload this picture") });
  made.dataset.missing = name;
  made.setAttribute("aria-label", `${say("Upload this picture")} ${name}`);
  made.contentEditable = "false";
  made.addEventListener("mousedown", (event) => event.preventDefault());
  made.addEventListener("click", (event) => { event.preventDefault(); choose(view, name); });
  return made;
}

function shown(doc) {
  const mayUpload = document.querySelector("[data-upload]") !== null;
  return DecorationSet.create(doc, marks(doc).flatMap(({ from, to, name }) => [
    Decoration.inline(from, to, { class: "missing-picture", "data-missing": name }),
    ...(mayUpload ? [Decoration.widget(to, (view) => button(view, name), { key: `missing ${name}`, side: -1, ignoreSelection: true, stopEvent: () => true })] : []),
  ]));
}

const pictures = (event) => [...(event.dataTransfer?.files ?? [])].filter((file) => file.type.startsWith("image/"));

export const MissingPictures = Extension.create({
  name: "missingPictures",
  priority: 1000, // before body-paste.js, which takes every other picture that is dropped
  addProseMirrorPlugins() {
    return [new Plugin({
      state: { init: (_config, state) => shown(state.doc), apply: (step, old) => (step.docChanged ? shown(step.doc) : old) },
      props: {
        decorations(state) { return this.getState(state); },
        handleDrop(view, event) {
          const place = event.target.closest?.("[data-missing]"), files = pictures(event);
          if (!place || !files.length) return false;
          event.preventDefault();
          upload(view, place.dataset.missing, files);
          return true;
        },
        handleDOMEvents: {
          dragover(view, event) {
            for (const one of view.dom.querySelectorAll(".missing-picture.over")) one.classList.remove("over");
            event.target.closest?.(".missing-picture")?.classList.add("over");
          },
        },
      },
    })];
  },
});
