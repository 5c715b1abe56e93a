"""pandas.read_html over saved pages: CPU milliseconds a page, pass by pass, as JSON.

usage: read_html.py ENCODING PASSES FILE...   exit status 3: there is no pandas, or no lxml
"""
import io
import json
import sys
import time

try:
    import lxml  # noqa: F401
    import pandas
except ImportError:
    sys.exit(3)

encoding, passes, files = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
pages = []
for name in files:
    with open(name, "rb") as file:
        pages.append(file.read())


def one_pass():
    began = time.process_time()
    for page in pages:
        pandas.read_html(io.StringIO(page.decode(encoding)), flavor="lxml")
    return (time.process_time() - began) * 1000 / len(pages)


one_pass()
print(json.dumps([one_pass() for _ in range(passes)]))
