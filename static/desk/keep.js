// Keeps what is typed in this browser until it has been saved, and offers it back when the page is opened again:
// after a closed tab, a crash, an expired sign-in. The server fills the form: newsroom/editing/keeping.py.
const notice = document.querySelector("[data-keep]");
const form = document.querySelector("#content-main form");
const prefix = notice ? `kept:${notice.dataset.keep}:` : null;
const key = prefix + location.pathname;
const NOT_KEPT = new Set(["csrfmiddlewaretoken", "_restore"]);

const read = (name) => JSON.parse(localStorage.getItem(name) ?? "null");
const fieldsOf = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !NOT_KEPT.has(name));
const version = () => Number(notice.dataset.version || 0);

// What a choice reads as, beside its number; and of a file, which is not kept, the name to choose again.
const saidOf = () => Object.fromEntries([...form.querySelectorAll("select")].filter((box) => box.value).map((box) => [box.name, [...box.selectedOptions].map((one) => one.textContent.trim()).join("、")]));
const filesOf = () => [...new FormData(form)].filter(([, value]) => value instanceof File && value.name).map(([name, file]) => [name, file.name]);

function keep(extra = {}) {
  try {
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), version: version(), fields: fieldsOf(), said: saidOf(), files: filesOf(), ...extra }));
  } catch {
    // The browser is full or keeps nothing; the page works without.
  }
}

function plain(value) {
  const text = new DOMParser().parseFromString(value.replace(/<\/(p|h\d|li|tr)>/g, "\n"), "text/html");
  return text.body.textContent.trim();
}

function joined(fields) {
  const byName = new Map();
  for (const [name, value] of fields) byName.set(name, [...(byName.get(name) ?? []), value]);
  return byName;
}

function differences(kept) {
  const now = joined(fieldsOf());
  return [...joined(kept.fields)].filter(
    ([name, values]) => !name.startsWith("_") && !/__prefix__|-(?:TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$|-\d+-(?:id|article)$/.test(name) && plain(values.join("、")) !== plain((now.get(name) ?? [""]).join("、")),
  );
}

function labelOf(name) {
  const label = document.querySelector(`label[for="id_${CSS.escape(name)}"]`);
  if (label) return label.textContent.trim();
  // A row that is not on this page: the rows of its kind, and its place among them.
  const [, rows, number] = /^(.*)-(\d+)-\w+$/.exec(name) ?? [], kind = rows && document.querySelector(`#${CSS.escape(rows)}-group .inline-heading`);
  return kind ? `${kind.textContent.trim()} ${Number(number) + 1}` : name;
}

function offer(kept, changed) {
  notice.querySelector("time").textContent = new Date(kept.at).toLocaleString(document.documentElement.lang);
  for (const [name, values] of changed) {
    const term = document.createElement("dt");
    const text = document.createElement("dd");
    term.textContent = labelOf(name);
    text.textContent = (kept.said?.[name] ?? plain(values.join("、"))).slice(0, 400) || "—";
    notice.querySelector("dl").append(term, text);
  }
  for (const [name, file] of kept.files ?? []) {
    const term = document.createElement("dt"), text = document.createElement("dd");
    term.textContent = labelOf(name);
    text.textContent = `${file} ${(window.gettext ?? String)("(choose this file again)")}`;
    notice.querySelector("dl").append(term, text);
  }
  notice.hidden = false;
}

function restore(kept) {
  const again = document.createElement("form");
  again.method = "post";
  again.hidden = true;
  const fields = [...kept.fields, ["_restore", "1"], ["csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value]];
  for (const [name, value] of fields) {
    const box = document.createElement("textarea");
    box.name = name;
    box.value = value;
    again.append(box);
  }
  document.body.append(again);
  again.submit();
}

function forgetWhatWasSaved() {
  const saved = document.querySelector(".messagelist .success") !== null;
  for (const name of Object.keys(localStorage).filter((one) => one.startsWith(prefix))) {
    const kept = read(name);
    if (kept?.submitted && (saved || (name === key && version() > kept.version))) localStorage.removeItem(name);
  }
}

if (notice && form) {
  forgetWhatWasSaved();
  const kept = read(key);
  const changed = kept ? differences(kept) : [];
  if (changed.length || kept?.files?.length) offer(kept, changed);
  notice.querySelector("[data-restore]").addEventListener("click", () => restore(kept));
  notice.querySelector("[data-discard]").addEventListener("click", () => {
    localStorage.removeItem(key);
    notice.hidden = true;
  });

  let waiting = null;
  const settled = () => {
    clearTimeout(waiting);
    waiting = null;
  };
  const keepNow = () => {
    if (waiting === null) return;
    settled();
    keep();
  };
  const typed = () => {
    clearTimeout(waiting);
    waiting = setTimeout(keepNow, 800);
  };
  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  for (const change of ["formset:added", "formset:removed"]) document.addEventListener(change, typed);
  // Once the text has saved itself, what is kept begins where that ended: only the rows still wait.
  document.addEventListener("desk:autosaved", () => { settled(); keep(); });
  window.django?.jQuery?.(form).on("change", typed); // autocompletes speak jQuery only
  form.addEventListener("submit", () => {
    settled();
    keep({ submitted: true });
  });
  // The last words before a page is left, or put aside on a phone, need not wait for a pause in the typing.
  addEventListener("pagehide", keepNow);
  document.addEventListener("visibilitychange", () => document.hidden && keepNow());
}
