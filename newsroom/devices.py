"""A browser and its machine in the words of a person, from what it says of itself."""

# The first that is found counts: most say the name of another browser as well.
BROWSERS = {
    "MicroMessenger": "微信",
    "QQBrowser": "QQ 浏览器",
    "QIHU": "360 浏览器",
    "Edg/": "Edge",
    "Firefox/": "Firefox",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "HarmonyOS": "鸿蒙",
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS X": "macOS",
    "Linux": "Linux",
}


def called(user_agent: str) -> str:
    """`Chrome · Windows`; what it says itself, where that is neither."""
    known = [next((name for sign, name in names.items() if sign in user_agent), "") for names in (BROWSERS, SYSTEMS)]
    return " · ".join(filter(None, known)) or user_agent[:80]
