// Pictures come into the library one after the other, each with its progress: dropped, pasted or chosen, many at once.
// In a story each becomes a row of its pictures; in the library the list is shown anew. Without this module the
// plain file box still takes several at once.
const say = window.gettext ?? ((words) => words);
const zone = document.querySelector("[data-upload]");
const group = document.querySelector("#article_pictures-group");
const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

// A fetch says nothing of an upload's progress; this does.
function sent(file, progress) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", token());
  body.set("file", file);
  const request = new XMLHttpRequest();
  request.open("POST", zone.dataset.upload);
  request.responseType = "json";
  request.setRequestHeader("X-Requested-With", "fetch");
  request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) progress.value = event.loaded / event.total; });
  return new Promise((resolve, reject) => {
    request.addEventListener("load", () => (request.status === 200 && request.response ? resolve(request.response) : reject(new Error(refusal(request)))));
    request.addEventListener("error", () => reject(new Error(say("The desk could not be reached. Try this file again."))));
    request.send(body);
  });
}

function refusal(request) {
  if (request.response?.refused) return request.response.refused;
  if (request.status === 413) return say("This file is too large for the server.");
  return say("The desk did not take this file. Sign in again, then try once more.");
}

async function take(file, list, place) {
  const progress = element("progress", { max: 1, value: 0 }), told = element("span", { className: "told" });
  progress.setAttribute("aria-label", file.name);
  const line = element("li", {}, element("b", { textContent: file.name }), progress, told);
  list.append(line);
  try {
    const picture = await sent(file, progress);
    progress.remove();
    told.textContent = picture.known ? say("was in the library already") : "✓";
    if (group) row({ ...picture, caption: picture.caption || "", called: picture.caption || file.name }, place);
    return true;
  } catch (error) {
    progress.remove();
    line.classList.add("refused");
    told.textContent = error.message;
    return false;
  }
}

// While files are on their way, a save waits for them.
let coming = null;

// `place` names the mark in the text whose picture this is; `taken` is called once it is in the library.
function takeAll(files, { place, taken } = {}) {
  const mine = (coming ?? Promise.resolve()).then(() => takeEach(files, place)).then((all) => { if (all) taken?.(); });
  coming = mine;
  return mine.finally(() => { if (coming === mine) coming = null; });
}

async function takeEach(files, place) {
  const list = zone.querySelector("ol");
  const inOrder = [...files].sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
  let all = true;
  for (const file of inOrder) all = (await take(file, list, place)) && all;
  if (!group && all && inOrder.length) location.reload();
  else if (!group) zone.querySelector(".again").hidden = false;
  return all && inOrder.length > 0;
}

// A row of the story's pictures, as if somebody had added it and chosen the picture by hand.
function row(picture, place) {
  const total = document.querySelector("#id_article_pictures-TOTAL_FORMS"), number = total.value;
  group.querySelector(".add-row a, .add-row button").click();
  const made = document.querySelector(`#article_pictures-${number}`);
  const choice = made.querySelector("select[name$=-picture]");
  choice.append(new Option(picture.called || picture.caption || String(picture.id), picture.id, true, true));
  window.django?.jQuery?.(choice).trigger("change");
  made.querySelector("[name$=-caption]").value = nextCaption();
  for (const name of ["caption", "alt"]) made.querySelector(`[name$=-${name}]`).placeholder = picture[name];
  const image = element("img", { className: "thumb", src: picture.thumbnail, alt: "", width: picture.width, height: picture.height });
  made.querySelector(".field-shown p")?.replaceChildren(image);
  const numbers = [...group.querySelectorAll("tr.form-row:not(.empty-form) .field-order input")];
  numbers.at(-1).value = Math.max(0, ...numbers.slice(0, -1).map((box) => Number(box.value) || 0)) + 1;
  if (place) inItsPlace(made, place);
  made.dispatchEvent(new Event("change", { bubbles: true }));
}

// Word numbers its pictures as they stand in the text: one that is uploaded late comes before those after it.
function inItsPlace(made, place) {
  made.dataset.place = place;
  const later = [...group.querySelectorAll("tr.form-row[data-place]")].find((one) => one.dataset.place.localeCompare(place, undefined, { numeric: true }) > 0);
  if (!later) return;
  later.before(made);
  const boxes = [...group.querySelectorAll("tr.form-row:not(.empty-form) .field-order input")];
  const numbers = boxes.map((box) => Number(box.value) || 0).sort((a, b) => a - b);
  boxes.forEach((box, at) => { box.value = numbers[at]; });
}

// Captions of a report whose pictures had not come yet wait in a box, in their order.
function nextCaption() {
  const box = document.querySelector("#id_waiting_captions");
  const lines = (box?.value ?? "").split("\n").filter((line) => line.trim());
  const caption = lines.shift() ?? "";
  if (caption) box.value = lines.join("\n");
  return caption;
}

// The library, to choose from by eye.
async function choose() {
  const list = element("ul", { className: "shelf" }), box = element("input", { type: "search", id: "shelf-search" });
  const more = element("button", { type: "button", className: "button", textContent: say("More of them") });
  const done = element("button", { type: "button", className: "button default", textContent: say("Put into the story") });
  const close = element("button", { type: "button", className: "button", textContent: say("Cancel") });
  const dialog = element("dialog", { className: "desk-dialog wide" }, element("h2", { textContent: say("From the library") }),
    element("label", { htmlFor: "shelf-search", textContent: say("Caption, words or photographer") }), box,
    element("div", { className: "scroll", tabIndex: 0 }, list, more), element("p", { className: "actions" }, done, close));
  dialog.setAttribute("aria-label", say("From the library"));
  document.body.append(dialog);
  let page = 1, timer;
  const chosen = new Map();
  const show = async (anew) => {
    page = anew ? 1 : page + 1;
    const answer = await fetch(`${zone.dataset.shelf}?q=${encodeURIComponent(box.value)}&p=${page}`);
    if (!answer.ok) return;
    const { pictures, further } = await answer.json();
    if (anew) list.replaceChildren();
    list.append(...pictures.map((picture) => shelved(picture, chosen)));
    more.hidden = !further;
  };
  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => show(true), 250); });
  more.addEventListener("click", () => show(false));
  done.addEventListener("click", () => { for (const picture of chosen.values()) row(picture); dialog.close(); });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
  await show(true);
}

function shelved(picture, chosen) {
  const image = element("img", { src: picture.thumbnail, alt: "", width: picture.width, height: picture.height, loading: "lazy" });
  const button = element("button", { type: "button" }, image, element("span", { textContent: picture.caption || String(picture.id) }));
  button.setAttribute("aria-pressed", String(chosen.has(picture.id)));
  button.addEventListener("click", () => {
    if (!chosen.delete(picture.id)) chosen.set(picture.id, picture);
    button.setAttribute("aria-pressed", String(chosen.has(picture.id)));
  });
  return element("li", {}, button);
}

if (zone) {
  const input = zone.querySelector("input[type=file]") ?? document.querySelector("#id_new_pictures");
  zone.hidden = false;
  if (group) input.closest(".form-row").classList.add("behind");
  document.querySelector("#article_form")?.addEventListener("submit", async (event) => {
    if (!coming) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { target, submitter } = event;
    await coming;
    target.requestSubmit(submitter);
  }, { capture: true });
  input.addEventListener("change", async () => {
    const files = [...input.files];
    input.value = "";
    await takeAll(files);
  });
  for (const kind of ["dragenter", "dragover"]) document.addEventListener(kind, (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    zone.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) zone.classList.remove("over"); });
  document.addEventListener("drop", (event) => {
    zone.classList.remove("over");
    if (event.defaultPrevented || !event.dataTransfer.files.length) return;
    event.preventDefault();
    takeAll(event.dataTransfer.files);
  });
  document.addEventListener("desk:pictures", (event) => { event.preventDefault(); takeAll(event.detail.files, event.detail); });
  zone.querySelector("[data-choose]")?.addEventListener("click", choose);
}
