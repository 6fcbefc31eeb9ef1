"""What every form and list of the desk stands on: register a model with a `DeskAdmin`, its parts with `Rows`."""

from newsroom.editing.forms import DayField, DeskForm, MomentField, NumberInput
from newsroom.editing.records import DeskAdmin
from newsroom.editing.rows import OrderedRows, Rows

__all__ = ["DayField", "DeskAdmin", "DeskForm", "MomentField", "NumberInput", "OrderedRows", "Rows"]
