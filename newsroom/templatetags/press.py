"""What is kept of a page for when it is made again: newsroom/press/pieces.py."""

from django import template
from django.template import Context
from django.template.base import NodeList, Parser, Token

register = template.Library()


class KeptNode(template.Node):
    child_nodelists = ("nodelist",)

    def __init__(self, name: str, variable: str, nodelist: NodeList):
        self.name, self.variable, self.nodelist = name, variable, nodelist

    def render(self, context: Context) -> str:
        piece = getattr(context.get("request"), "piece", None)
        html = piece.part(self.name, lambda: self.nodelist.render(context)) if piece else self.nodelist.render(context)
        if not self.variable:
            return html
        context[self.variable] = html
        return ""


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """`{% kept story %}…{% endkept %}`: a part that shows nothing that was read beside the page's own record.

    `{% kept story as name %}` puts it into a variable instead, so that it can be asked whether there is anything.
    """
    words = token.split_contents()[1:]
    match words:
        case [name]:
            variable = ""
        case [name, "as", variable]:
            pass
        case _:
            raise template.TemplateSyntaxError("{% kept NAME %} or {% kept NAME as VARIABLE %}")
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(name, variable, nodelist)
