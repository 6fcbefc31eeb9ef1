"""Short names of the rows that a page shows, for a cache in front that is told by them what to forget.

The header `Surrogate-Key`, as Fastly and Varnish (vmod xkey) read it. It has to fit, with all other headers, into the
4 kB that nginx takes from an application (proxy_buffer_size), so a name has seven letters and a page has few of them.
"""

from base64 import urlsafe_b64encode
from collections.abc import Iterable
from hashlib import blake2b

# 2,000 bytes with the spaces.
MOST = 250
# Instead of the names of a page that shows more rows.
MANY = "many"


def name_of(row: str) -> str:
    """Of "articles_article.id=57"; two rows with one name would cost a needless question, no more."""
    return urlsafe_b64encode(blake2b(row.encode(), digest_size=5).digest()).decode().rstrip("=")


def names_of(rows: Iterable[str]) -> str:
    names = sorted(set(map(name_of, rows)))
    return " ".join(names) if len(names) <= MOST else MANY
