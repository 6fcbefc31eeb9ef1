"""Numbers in the reader's language."""

from django import template

from newsroom import numerals

register = template.Library()

register.filter("spoken", numerals.spoken)
register.filter("spoken_year", numerals.spoken_year)
register.filter("year_name", numerals.year_name)
