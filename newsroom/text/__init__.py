"""Chinese text: names and their keys, punctuation as shown, numerals, dates, and the folding that search stands on."""

from newsroom.text.dates import WrittenDate, find_dates, read_date
from newsroom.text.display import fullwidth, fullwidth_html
from newsroom.text.folding import Folded, bigrams, fold, is_han
from newsroom.text.names import pinyin_keys, pinyin_slug, split_tags
from newsroom.text.numerals import circled, han_number, read_circled, read_number

__all__ = [
    "Folded",
    "WrittenDate",
    "bigrams",
    "circled",
    "find_dates",
    "fold",
    "fullwidth",
    "fullwidth_html",
    "han_number",
    "is_han",
    "pinyin_keys",
    "pinyin_slug",
    "read_circled",
    "read_date",
    "read_number",
    "split_tags",
]
