"""The words that `fuzz.py` puts into inputs, by what reads them."""

WORD = (
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>tekst</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "<w:tc>", "<w:br/>",
    "<w:del>", "<w:ins>", '<w:pStyle w:val="Kop1"/>', '<w:numId w:val="1"/>', '<w:ilvl w:val="-3"/>', "<w:sdt>",
    '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>', "<w:txbxContent>", "<w:footnote>",
    '<w:basedOn w:val="Normal"/>', '<w:sz w:val="x"/>', '<w:spacing w:line="0"/>', '<w:jc w:val="both"/>', "<w:tab/>",
    '<w:sym w:char="F0B7"/>', '<w:outlineLvl w:val="12"/>', '<w:start w:val="x"/>', "<w:caps/>", "<w:sectPr>",
)  # fmt: skip
OPEN_DOCUMENT = (
    "<text:p>", "</text:p>", "<text:h>", '<text:s text:c="99"/>', "<text:tab/>", "<text:list>", "<text:list-item>",
    "<text:note>", "<text:span>", "<table:table>", "<table:table-cell>", "<draw:frame>", "<text:deletion>",
    '<table:table-row table:number-rows-repeated="9">', "<text:line-break/>", 'text:outline-level="0"', "<svg:title>",
)  # fmt: skip
HTML = (
    "<p>", "</p>", "<li>", "<ol start='x'>", "<td colspan=0>", "<table>", "<tr>", "<h1>", "<select><option>", "<pre>",
    "<script>", "<style>p{font-size:1e9em;color:rgb(}</style>", "<!--", "-->", "<![CDATA[", "&eacute;", "&#x110000;",
    "&#xd800;", "<a href=#x>", "<img alt='a'>", "<label for=a>", "<input placeholder=a>", "<svg>", "<template>",
    '<p style="font: 1em/2 x; width: calc(1px*">', "<main>", "<br>", "<b><i></b></i>", "<button aria-label=x>",
    "<div role=button>", "<!-- begrijpelijk: uit -->", "<sup><a>1</a></sup>", "<noscript>", "<base>",
    "<meta charset=x>",
)  # fmt: skip
MARKDOWN = (
    "# ", "- ", "1. ", "> ", "| a | b |\n|---|---|\n", "```\n", "[a](b)", "![a](b)", "**a**", "_", "`", "<p>", "&amp;",
    "\\|", "---\ntitle: x\n---\n", "    ", "\t", "\r\n", "\r", "<!-- begrijpelijk: uit lange-zin -->", "[a]: b\n",
    "===",
    "<br>", "~~a~~", "\\\n", "\u2028", "\x0c", "999999999. ", "*" * 60, "[" * 60, "<a" * 40,
)  # fmt: skip
TEXT = ("\r", "\r\n", "\n\n", "- ", "1. ", "•", "===\n", "\u2028", "\x85", "\x0c", "\0", "\x1c", "\xad", "²) ", "K\n")
RTF = (
    "\\par ", "{", "}", "\\u-10179?", "\\u56 ", "\\uc9999 ", "\\bin99999 ", "\\'e9", "\\trowd", "\\cell ", "\\row ",
    "\\fs0 ", "\\ls1\\ilvl9 ", "{\\*\\listtable{\\list{\\listlevel", "{\\fonttbl{\\f0 ", "\\f99 ", "\\ansicpg99999 ",
    "{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt ", "{\\pict ", "{\\footnote ", "\\v ", "\\caps ", "\\sl-1 ",
    "{\\stylesheet{\\s1\\sbasedon1 ", "\\plain ", "\\pard ", "\\~", "\\-", "\\deleted ", "\\upr{", "\\ud{",
)  # fmt: skip
EPUB = (
    *HTML,
    "<spine>",
    '<itemref idref="a"/>',
    '<item id="a" href="../../x" media-type="text/html"/>',
    "<rootfile ",
)
MAIL = (
    "Content-Type: multipart/mixed; boundary=b\r\n", "--b\r\n", "--b--\r\n", "Content-Transfer-Encoding: base64\r\n",
    "Content-Transfer-Encoding: quoted-printable\r\n", "Content-Type: text/html; charset=x\r\n", "=?utf-8?q?a?=",
    "Subject: ", "From: a\r\n", "> ", "-- \r\n", "Op 1 mei schreef u:\r\n", "\r\n\r\n", "=E9", "charset*=''%ff",
    "Content-Disposition: attachment; filename*0=a; filename*1*=b\r\n", "Content-Type: message/rfc822\r\n",
)  # fmt: skip
PDF = (
    "BT", "ET", "/F1 1e9 Tf", "0 0 0 0 0 0 Tm", "(a) Tj", "[(a)-9999(b)] TJ", "/Span <</ActualText (x)>> BDC", "EMC",
    "/Type/StructElem", "/K 0", "/K[0 1 2]", "/S/TD", "/MCID -1", "/ParentTree", "/P 1 0 R", "1 0 R", "null", "/Kids[",
    "/Rotate 90", "/MediaBox[0 0 0 0]", "/MediaBox[0 0 1e30 1e30]", "/UserUnit 0", "Tr 3", "/Contents", "q", "Q", "cm",
)  # fmt: skip
TOML = (
    "[regels.lange-zin]\n", "[[paden]]\n", 'pad = "**"\n', "niveau = 1\n", 'niveau = "B1"\n',
    'zonder = ["lange-zin"]\n',
    "regels = []\n", "[audit]\n", "[[audit.flow]]\n", 'adres = "x"\n', "[afdelingen]\n", "cache = 1979-05-27\n", "nan",
    'woordenlijsten = ["a"]\n', "[", "]", "{", "}", "'''", '"""', "\\u0000", 'pipeline = "\\u0000"\n', "= inf\n",
    "1e400",
)  # fmt: skip
ANSWERS = (
    "[[antwoord]]\n",
    'vraag = "*"\n',
    "geef = [1, 2]\n",
    'vermijd = ["x"]\n',
    "[inloggen]\n",
    "[",
    "1.5",
    "nan",
)
CSV = (
    "term;",
    "vormen;",
    "woordsoort;",
    "uitdr",
    "ww",
    "zn-mv",
    "afk",
    '"',
    ";",
    ",",
    "\t",
    "|",
    "\r\n",
    "#",
    "\0",
    "'",
)
JSON = (
    "{",
    "}",
    "[",
    "]",
    '"schema"',
    '"documents"',
    "1e999",
    "NaN",
    "-1",
    '"\\ud800"',
    "null",
    "[" * 2000,
    "9" * 5000,
)
JINJA = (
    *HTML, "{{ naam }}", "{% if x %}", "{% endif %}", "{% trans %}", "{% endtrans %}", "{{ 'Tekst'|upper }}",
    "{# x #}", "{%-",
    "-%}", "{% blocktrans count n=x %}", "{% plural %}", "{% endblocktrans %}", "{% raw %}", "{% endraw %}", "{{", "}}",
    "{% trans 'Bel ons' as x %}", "{% pluralize %}", "%}", "'", '"', "|", "{% set x = 'y' %}", "{% verbatim %}",
)  # fmt: skip
VUE = (
    *HTML, "<template>", "</template>", "<script>", "</script>", "<i18n>", '{"nl": {"a": "b"}}', "{{ t('a') }}",
    ':title="`a${b}`"',
    "v-if='x'", "@click=\"a = 'b'\"", "v-text=\"'Bel ons'\"", "<style scoped>", "{{", "}}", "`", "${", "#slot",
    "<i18n lang=yaml>",
)  # fmt: skip
JSX = (
    "<p>", "</p>", "<>", "</>", "{", "}", "{' '}", "{/* x */}", "`a ${b} c`", "<T,>", "const a = (b) => ",
    "'Bel ons'", '"x"', "&nbsp;",
    "className='a'", "title={`x`}", "<Trans>", "{a && <p>b</p>}", "// begrijpelijk: uit", "/*", "*/", "{...props}",
    "<textarea/>",
    "\\u{110000}", "\\ud800", "\\x", ";", "?.", "=>", "<a.b c:d='e'>",
)  # fmt: skip
MDX = (*MARKDOWN, *JSX, "import a from 'b'\n", "export const a = {\n", "{a}", "<Tabs>\n\n", "\n\n</Tabs>")
WARC = (
    "WARC/1.0\r\n", "WARC-Type: response\r\n", "Content-Length: 99999999999\r\n", "Content-Length: -1\r\n", "\r\n\r\n",
    "WARC-Target-URI: https://a.example/\r\n", "HTTP/1.1 200 OK\r\n", "Transfer-Encoding: chunked\r\n",
    "5\r\nabcde\r\n0\r\n\r\n",
    "Content-Encoding: gzip\r\n", "Content-Encoding: br\r\n", "Content-Type: text/html; charset=x\r\n",
    "WARC-Type: revisit\r\n",
)  # fmt: skip
