// Keeps every answer on the server as soon as it is given, and looks records up while a name is typed. Where the
// server cannot be reached or has signed the person out, the browser keeps the work: see keep.js.
const form = document.querySelector("#report_form");
const bar = document.querySelector(".file-bar");
const note = document.querySelector(".unkept");
let waiting;
let sending = Promise.resolve();
let inFlight = 0;
let leaving = false;

function tell(sentence) {
  note.textContent = sentence;
  note.hidden = sentence === "";
}

async function send() {
  if (leaving) return;
  const body = new FormData(form);
  body.set("_keep", "1");
  let answer;
  try {
    answer = await fetch(location.pathname, { method: "POST", body });
  } catch {
    return tell(note.dataset.away);
  }
  const isOurs = answer.headers.get("content-type")?.includes("json");
  if (!isOurs) return tell(note.dataset.gone);
  const { version, bar: fresh, stale, errors } = await answer.json();
  if (stale) return tell(stale);
  if (errors) return tell(errors.map(([, sentence]) => sentence).join(" "));
  tell("");
  form.elements._version.value = version;
  document.querySelector("[data-keep]")?.setAttribute("data-version", version);
  bar.innerHTML = fresh;
}

function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    inFlight += 1;
    sending = sending.then(send).finally(() => (inFlight -= 1));
  }, 500);
}

if (bar) {
  form.addEventListener("change", (event) => {
    if (!event.target.matches("[name=pane], [id^=lg-], .k select")) soon();
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(waiting);
    if (!inFlight) return (leaving = true);
    // What is on its way to the server counts a version: the form goes after it, with the new one.
    event.preventDefault();
    sending.then(() => form.requestSubmit(event.submitter));
  });
  // A line that is something else changes rows: the server makes them anew.
  form.addEventListener("change", (event) => {
    if (event.target.matches(".k select")) sending.then(() => form.requestSubmit(form.querySelector("[name=_continue]")));
  });
}

// Another record, looked up as it is everywhere at the desk.
const lists = new Map();
form.addEventListener("input", (event) => {
  const box = event.target;
  if (!box.dataset.lookIn || box.value.trim() === "") return;
  clearTimeout(lists.get(box));
  lists.set(box, setTimeout(() => look(box), 200));
});

async function look(box) {
  const [app, model, field] = box.dataset.lookIn.split(".");
  const asked = new URLSearchParams({ term: box.value, app_label: app, model_name: model, field_name: field });
  const answer = await fetch(`${form.dataset.lookUp}?${asked}`);
  if (!answer.ok) return;
  const { results } = await answer.json();
  const fates = box.closest(".lots");
  for (const old of fates.querySelectorAll(".found")) old.remove();
  const radio = fates.querySelector("input[type=radio]");
  const found = results.slice(0, 5).map(({ id, text }) => {
    const label = document.createElement("label");
    const choice = Object.assign(document.createElement("input"), { type: "radio", name: radio.name, value: `match:${id}` });
    label.className = "found";
    label.append(choice, ` ${text}`);
    return label;
  });
  box.after(...found);
}
