"""The desk as an editor uses it: open a form, change it, add rows, send it off, read what comes back."""

from typing import Any

from django.db.models import Model
from django.urls import reverse
from lxml import html


def address(model: type[Model], page: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


class Form:
    """The form of a page, with what a browser would send for it as it stands."""

    def __init__(self, client, url: str):
        self.client, self.url = client, url
        answer = client.get(url)
        assert answer.status_code == 200, answer.status_code
        self.page = html.fromstring(answer.content.decode())
        form = next(form for form in self.page.forms if form.get("id", "").endswith("_form"))
        self.values: dict[str, Any] = {}
        for name, value in form.form_values():
            self.values.setdefault(name, []).append(value)

    def row(self, prefix: str, **values: Any) -> "Form":
        """Add a row, as the button below the rows does: it begins with what an empty row begins with."""
        number = int(self.values[f"{prefix}-TOTAL_FORMS"][0])
        self.values[f"{prefix}-TOTAL_FORMS"] = [str(number + 1)]
        for name in list(self.values):
            if name.startswith(f"{prefix}-__prefix__-"):
                self.values[name.replace("__prefix__", str(number))] = self.values[name]
        self.values |= {f"{prefix}-{number}-{name}": value for name, value in values.items()}
        return self

    def save(self, **changed: Any) -> Any:
        sent = {name: value for name, value in (self.values | changed).items() if "__prefix__" not in name}
        return self.client.post(self.url, {name: value for name, value in sent.items() if value is not None})


def errors(response) -> str:
    """Every sentence of refusal on a page."""
    if response.status_code != 200:
        return f"{response.status_code}"
    page = html.fromstring(response.content.decode())
    found = page.xpath("//*[contains(@class, 'errorlist') or contains(@class, 'errornote')]")
    return " ".join(" ".join(one.text_content().split()) for one in found)


def saved(response) -> None:
    assert response.status_code == 302, errors(response)


def listed(response) -> list[str]:
    """The rows of a list, as their text."""
    page = html.fromstring(response.content.decode())
    return [" ".join(row.text_content().split()) for row in page.xpath("//*[@id='result_list']/tbody/tr")]
