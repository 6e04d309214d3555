"""A pack whose abbreviations tests type."""

PACK = """
format = 1
id = "typed"
name = "Typed"
language = "en"

[[stages]]
id = "only"
title = "Only"

[[snippets]]
id = "hello"
stage = "only"
title = "Hello"
body = "Hello, how may I help?"
abbreviation = "hi"

[[snippets]]
id = "lines"
stage = "only"
title = "Lines"
body = "One moment.\\nI am looking."
abbreviation = "mom"

[[snippets]]
id = "korean"
stage = "only"
title = "Korean"
body = "안녕하세요, 고객님."
abbreviation = "ㅎㅇ"

[[snippets]]
id = "one"
stage = "only"
title = "One"
body = "Only one."
abbreviation = "한"

[[snippets]]
id = "asks"
stage = "only"
title = "Asks"
body = "Order {field:Order}, please."
abbreviation = "ord"
"""
HELLO = "Hello, how may I help?"
LINES = "One moment.\nI am looking."
KOREAN = "안녕하세요, 고객님."
