from newsroom.search.models.document import DocumentText
from newsroom.search.models.entry import SearchEntry, Shelf
from newsroom.search.models.name import SearchName
from newsroom.search.models.pin import Pin
from newsroom.search.models.state import SearchState
from newsroom.search.models.word import SearchWord

__all__ = ["DocumentText", "Pin", "SearchEntry", "SearchName", "SearchState", "SearchWord", "Shelf"]
