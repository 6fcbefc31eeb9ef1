from newsroom.press.models.asked import Asked
from newsroom.press.models.change import Change
from newsroom.press.models.page import Dependency, Node, Page, Way

__all__ = ["Asked", "Change", "Dependency", "Node", "Page", "Way"]
