"""Files that are made to be hard to read: one thing over and over, in every format."""

import io
import zipfile

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DRAWING = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:v="urn:schemas-microsoft-com:vml"'
_ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
    )
)


def archive(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP archive with these parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return written.getvalue()


def word(body: str, styles: str = "", numbering: str = "") -> bytes:
    """A Word file with this body."""
    parts: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {_WORD} {_DRAWING}><w:body>{body}<w:p><w:r><w:t>Tekst.</w:t></w:r></w:p></w:body></w:document>"
    }
    if styles:
        parts["word/styles.xml"] = f"<w:styles {_WORD}>{styles}</w:styles>"
    if numbering:
        parts["word/numbering.xml"] = f"<w:numbering {_WORD}>{numbering}</w:numbering>"
    return archive(parts)


def opendocument(body: str, styles: str = "") -> bytes:
    """A flat OpenDocument file with this body."""
    return (
        f'<office:document {_ODF} office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:text>{body}<text:p>Tekst.</text:p></office:text></office:body></office:document>"
    ).encode()


def book(chapter: str, package: str = "") -> bytes:
    """An e-book of one chapter."""
    return archive(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>',
            "a.opf": f'<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>{package}<spine><itemref idref="a"/></spine></package>',
            "a.xhtml": f"<html><body><p>Tekst.</p>{chapter}</body></html>",
        }
    )


def mail(body: str, headers: str = "") -> bytes:
    """A message."""
    return f"From: a@b.example\r\nSubject: Folder\r\nMIME-Version: 1.0\r\n{headers}\r\n{body}".encode()


def page(body: str, head: str = "") -> bytes:
    """A web page."""
    return f"<!DOCTYPE html><html lang=nl><head><title>t</title>{head}</head><body><p>Tekst.</p>{body}".encode()


# A name, and what makes a file of about n repetitions.
HTML = {
    "open tags": lambda n: "<div>" * n,
    "inline": lambda n: "<b>" * n + "x",
    "raised": lambda n: "<sup>" * n + "<a>1</a>",
    "raised links": lambda n: "<sup><a>" * n + "1",
    "buttons": lambda n: "<button aria-label=x>" * n,
    "links": lambda n: "<p>" + "<a href=x>k</a> " * n,
    "links in links": lambda n: "<a href=x>k" * n,
    "links in links, apart": lambda n: "<p>" + "<a href=x>'" * n,
    "cells in a deep cell": lambda n: "<div>" * (n // 2) + "<td>x" * (n // 2),
    "tables in tables": lambda n: "<table><tr><td>x" * n,
    "items behind a wall": lambda n: "<li><ul>" + "<b>" * (n // 2) + "<li>x" * (n // 2),
    "paragraphs behind a wall": lambda n: "<p><table>" + "<b>" * (n // 2) + "<div>x" * (n // 2),
    "end tags": lambda n: "<p><button>" + "</p>" * n,
    "items": lambda n: "<ol>" + "<li>x" * n,
    "options": lambda n: "<select>" + "<option>x" * n,
    "rows": lambda n: "<table>" + "<tr><td>x" * n,
    "same id": lambda n: "<p id=a>x" * n,
    "open comments": lambda n: "<!--" * n,
    "empty comments": lambda n: "<!-->" * n,
    "open declarations": lambda n: "<![" * n,
    "declarations": lambda n: "<!x" * n + ">",
    "questions": lambda n: "<?" * n,
    "less than": lambda n: "<" * n,
    "open tag, spaces": lambda n: "<a" + " " * n,
    "open tags with spaces": lambda n: "<a " * n,
    "attributes": lambda n: "<a " + "b=c " * n + ">k</a>",
    "attributes without end": lambda n: "<a " + "b='" * n,
    "quotes": lambda n: "<a " + "'" * n + ">",
    "end tag without end": lambda n: "</a " * n,
    "slashes": lambda n: "<a" + "/" * n,
    "entities": lambda n: "&eacute;" * n,
    "half entities": lambda n: "&" * n,
    "numbers": lambda n: "&#" * n,
    "entity of digits": lambda n: "&#" + "1" * n + ";",
    "long entity": lambda n: "&" + "a" * n,
    "title with spaces": lambda n: "<input title" + " " * n + ">",
    "titles": lambda n: "<input " + "title " * n + ">",
    "scripts": lambda n: "<script>" * n,
    "script without end": lambda n: "<script>" + "</" * n,
    "styles": lambda n: "<style>p{font-size:1px}</style>" * (n // 10),
    "style blocks": lambda n: "<style>" + "{" * n + "</style>",
    "selectors": lambda n: "<style>" + "a " * n + "{font-size:1px}</style>" + "<a>" * 300,
    "steps of a selector": lambda n: (
        "<style>x " + "a " * 4 + "{font-size:1px}</style>" + "<a>" * min(n // 10, 250) + "x"
    ),
    "siblings of a selector": lambda n: "<style>x" + " ~ a" * 4 + "{font-size:1px}</style>" + "<a>x</a>" * n,
    "style attribute": lambda n: "<p style='" + "font-size:1px;" * n + "'>x",
    "brackets in a style": lambda n: "<p style='font-size:" + "(" * n + "'>x",
    "classes": lambda n: "<p class='" + "nav-" * n + "'>x",
    "spaces": lambda n: "<p>" + " " * n + "x",
    "no-break spaces": lambda n: "<p>" + "&nbsp;" * n + "x",
    "accents": lambda n: "<p>e" + "\u0301" * n,
    "muted": lambda n: "<!-- begrijpelijk: uit -->x<!-- begrijpelijk: aan -->" * (n // 4),
    "muted rules": lambda n: "<!-- begrijpelijk: uit " + "a " * n + "-->x",
    "muting without end": lambda n: "<!-- begrijpelijk: uit" + " " * n + "! -->x",
    "breaks": lambda n: "<p>" + "x<br>" * n,
    "articles": lambda n: "<article>x" * n,
    "headers": lambda n: "<header>x" * n,
    "mains": lambda n: "<main>x" * n,
    "pictures": lambda n: "<img alt=x>" * n,
    "one long line": lambda n: "<p>" + "x" * n,
}
MARKDOWN = {
    "brackets": lambda n: "[" * n,
    "links without end": lambda n: "[a](" * n,
    "link targets": lambda n: "[a](<" * n,
    "pictures": lambda n: "![" * n,
    "stars": lambda n: "*" * n + "a",
    "stars and letters": lambda n: "*a " * n,
    "unequal stars": lambda n: "a**b" + "c* " * n,
    "underlines": lambda n: "_a " * n,
    "ticks": lambda n: "".join("`" * (k % 50 + 1) + "a" for k in range(n // 25)),
    "quotes": lambda n: ">" * n + "a",
    "quotes on lines": lambda n: "> " * 50 + "\n" * n + ("> " * 50 + "a\n") * (n // 100),
    "lists in lists": lambda n: "".join("  " * min(k, 300) + "- a\n" for k in range(n // 10)),
    "bullets on a line": lambda n: "- " * n + "a",
    "items": lambda n: "- a\n" * n,
    "headings": lambda n: "# a\n" * n,
    "tables": lambda n: "|a|b|\n|-|-|\n" + "|a|b|\n" * (n // 5),
    "wide table": lambda n: "|" + "a|" * n + "\n|" + "-|" * n + "\n|" + "a|" * n,
    "escaped bars": lambda n: "|a|\n|-|\n|" + "a\\|" * n + "|\n",
    "escapes": lambda n: "\\" * n,
    "tags": lambda n: "<a " * n,
    "comments": lambda n: "<!--" * n,
    "declarations": lambda n: "<!A" * n,
    "autolinks": lambda n: "<a:" * n,
    "entities": lambda n: "&#1" * n,
    "definitions": lambda n: "".join(f"[a{k}]: b\n" for k in range(n // 8)) + "[a1]",
    "one definition": lambda n: "[a]: b\n" * (n // 8) + "[a] " * (n // 8),
    "empty lines": lambda n: "a\n" + "\n" * n,
    "spaces": lambda n: "a" + " " * n + "b",
    "indented": lambda n: " " * n + "a",
    "front matter": lambda n: "---\n" * n,
    "front matter without end": lambda n: "---\ntitle:" + " " * n + "\n",
    "titles": lambda n: "---\n" + "title: '\n" * n + "---\na",
    "html blocks": lambda n: "<p>a\n\n" * (n // 4),
    "comments in HTML": lambda n: "<pre>" + "\n\n<!-- x --><p>a" * n,
    "comments in a paragraph of HTML": lambda n: "<pre>" + "\n\n<!-- x -->&amp;" * n,
    "code": lambda n: "```\n" * n,
    "words on lines": lambda n: "a b\n" * n,
    "tabs": lambda n: "-\t" * n + "a",
    "reference links": lambda n: "[a][b]" * n,
    "lines that differ": lambda n: "| a\\|b |\tc |\n" * n,
    "tildes": lambda n: "~~a" * n,
}
TEXT = {
    "short lines": lambda n: "ab\n" * n,
    "capitals": lambda n: "AB\n\n" * n,
    "items": lambda n: "- a\n" * n,
    "numbers": lambda n: "1. " * n,
    "rules": lambda n: "=" * n + "a",
    "rules on lines": lambda n: "a\n===\n" * n,
    "carriage returns": lambda n: "\r" * n + "a",
    "spaces": lambda n: " " * n + "a" + " " * n,
    "spaces on lines": lambda n: " \n" * n + "a",
    "dots and quotes": lambda n: "a." + "'" * n + "a\nb",
    "accents": lambda n: "e\u0301" * n,
    "many accents": lambda n: "e" + "\u0301" * n,
    "invisible": lambda n: "\u200b" * n + "a",
    "one word": lambda n: "a" * n,
    "null": lambda n: "a\0" * n,
}
RTF = {
    "groups": lambda n: "{" * min(n, 1900) + "a" + "}" * min(n, 1900),
    "open and close": lambda n: "{}" * n + "a",
    "paragraphs": lambda n: "a\\par " * n,
    "cells": lambda n: "\\trowd a\\cell\\row " * n,
    "cells without rows": lambda n: "\\intbl a\\cell " * n,
    "letters": lambda n: "\\u233?" * n,
    "high letters": lambda n: "\\u-10179?\\u-8960?" * n,
    "codes": lambda n: "\\'e9" * n,
    "styles": lambda n: "{\\stylesheet" + "".join(f"{{\\s{k}\\sbasedon{k + 1} a;}}" for k in range(n // 4)) + "}\\s1 a",
    "styles in use": lambda n: "{\\stylesheet" + "".join(f"{{\\s{k}\\sbasedon{k + 1} a;}}" for k in range(n // 8)) + "}" + "\\s1 a\\par " * (n // 8),
    "fonts": lambda n: "{\\fonttbl" + "".join(f"{{\\f{k} a;}}" for k in range(n // 4)) + "}a",
    "lists": lambda n: "{\\*\\listtable" + "{\\list{\\listlevel\\levelnfc23}\\listid1}" * (n // 8) + "}a",
    "fields": lambda n: "{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt " * (min(n, 900)) + "a" + "}}" * min(n, 900),
    "fields in a row": lambda n: "{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt a}}" * (n // 8),
    "notes": lambda n: "{\\footnote a}" * n,
    "pictures": lambda n: "{\\pict 00}" * n + "a",
    "link of italics": lambda n: "{\\i a}b " * n,
    "numbers": lambda n: "\\fs" + "9" * n + " a",
    "bin": lambda n: "\\bin0 " * n + "a",
    "title": lambda n: "{\\info{\\title " + "a\\'e9" * n + "}}a",
    "one line": lambda n: "a" * n,
}  # fmt: skip
WORD = {
    "rows": lambda n: word("<w:tbl>" + "<w:tr/>" * n + "</w:tbl>"),
    "cells": lambda n: word("<w:tbl><w:tr>" + "<w:tc/>" * n + "</w:tr></w:tbl>"),
    "paragraphs": lambda n: word("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * n),
    "runs": lambda n: word("<w:p>" + "<w:r><w:t>a </w:t></w:r>" * n + "</w:p>"),
    "links": lambda n: word("<w:p>" + "<w:hyperlink><w:r><w:rPr><w:u/></w:rPr><w:t>a</w:t></w:r></w:hyperlink><w:r><w:t> b </w:t></w:r>" * n + "</w:p>"),
    "italics": lambda n: word("<w:p>" + "<w:r><w:rPr><w:i/></w:rPr><w:t>a</w:t></w:r><w:r><w:t> b </w:t></w:r>" * n + "</w:p>"),
    "breaks": lambda n: word("<w:p><w:r>" + "<w:br/>" * n + "</w:r></w:p>"),
    "fields": lambda n: word("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>a</w:t></w:r>' * n + "</w:p>"),
    "pictures": lambda n: word("<w:p><w:r><w:drawing><wp:inline>" + '<wp:docPr descr="a"/>' * n + "</wp:inline></w:drawing></w:r></w:p>"),
    "drawings": lambda n: word("<w:p>" + '<w:r><w:drawing><wp:docPr descr="a"/></w:drawing></w:r>' * n + "</w:p>"),
    "boxes": lambda n: word("<w:p><w:r><w:pict>" + "<w:txbxContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:txbxContent>" * n + "</w:pict></w:r></w:p>"),
    "sections": lambda n: word("<w:p><w:pPr><w:sectPr><w:pgSz w:w='9000'/><w:pgMar/></w:sectPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>" * n),
    "chain of styles": lambda n: word(
        '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:rPr><w:rStyle w:val="c0"/></w:rPr><w:t>a</w:t></w:r></w:p>' * (n // 4),
        "".join(f'<w:style w:type="paragraph" w:styleId="s{k}"><w:basedOn w:val="s{k + 1}"/></w:style><w:style w:type="character" w:styleId="c{k}"><w:basedOn w:val="c{k + 1}"/></w:style>' for k in range(n // 4)),
    ),
    "lists": lambda n: word(
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' * (n // 4),
        "",
        '<w:abstractNum w:abstractNumId="0">' + "".join(f'<w:lvl w:ilvl="{k}"><w:numFmt w:val="decimal"/></w:lvl>' for k in range(n // 4)) + "</w:abstractNum>"
        + "".join(f'<w:num w:numId="{k}"><w:abstractNumId w:val="0"/></w:num>' for k in range(n // 4)),
    ),
    "one long text": lambda n: word(f"<w:p><w:r><w:t>{'a ' * n}</w:t></w:r></w:p>"),
}  # fmt: skip
ODT = {
    "paragraphs": lambda n: opendocument("<text:p>a</text:p>" * n),
    "spans": lambda n: opendocument("<text:p>" + "<text:span>a</text:span> b " * n + "</text:p>"),
    "links": lambda n: opendocument("<text:p>" + '<text:a text:style-name="u">a</text:a> b ' * n + "</text:p>", '<style:style style:name="u" style:family="text"><style:text-properties style:text-underline-style="solid"/></style:style>'),
    "rows": lambda n: opendocument("<table:table>" + "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>" * n + "</table:table>"),
    "spaces": lambda n: opendocument("<text:p>a" + '<text:s text:c="999"/>' * (n // 4) + "</text:p>"),
    "lists": lambda n: opendocument("<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>" * n),
    "notes": lambda n: opendocument("<text:p>" + "<text:note><text:note-body><text:p>a</text:p></text:note-body></text:note>" * n + "</text:p>"),
    "deletions": lambda n: opendocument(
        "<text:tracked-changes>" + "".join(f'<text:changed-region text:id="c{k}"><text:deletion/></text:changed-region>' for k in range(n // 2)) + "</text:tracked-changes><text:p>"
        + "".join(f'<text:change-start text:change-id="c{k}"/>a' for k in range(n // 2)) + "</text:p>"
    ),
    "chain of styles": lambda n: opendocument(
        '<text:p text:style-name="s0"><text:span text:style-name="s0">a</text:span></text:p>' * (n // 4),
        "".join(f'<style:style style:name="s{k}" style:family="{f}" style:parent-style-name="s{k + 1}"/>' for k in range(n // 4) for f in ("paragraph", "text")),
    ),
}  # fmt: skip
EPUB = {
    "notes": lambda n: book('<aside epub:type="footnote"><p>a</p></aside>' * n),
    "paragraphs among notes": lambda n: book('<aside epub:type="footnote"><p>a</p></aside><p>b</p>' * (n // 2)),
    "note references": lambda n: book('<a epub:type="noteref"' * n),
    "sections": lambda n: book('<section epub:type="footnotes"' * n),
    "chapters": lambda n: book("", "<spine>" + '<itemref idref="a"/>' * n + "</spine>"),
    "items": lambda n: book("", "".join(f'<item id="i{k}" href="x" media-type="text/html"/>' for k in range(n)) + "<spine>" + "".join(f'<itemref idref="i{k}"/>' for k in range(n)) + "</spine>"),
}  # fmt: skip
MAIL = {
    "quoted": lambda n: mail("a\r\n" + "> b\r\n" * n),
    "attributions": lambda n: mail("op schreef\r\n" * n),
    "attribution without end": lambda n: mail("op " + "on schreef " * n),
    "dashes": lambda n: mail("a\r\n" + "-" * n),
    "outlook": lambda n: mail("a\r\n" + "van: x\r\n" * n),
    "outlook headers": lambda n: mail("a\r\nvan: x\r\n" + "aan: x\r\n" * n + "!"),
    "signatures": lambda n: mail("a\r\n" + "-- \r\n" * n),
    "headers": lambda n: mail("a", "X-A: b\r\n" * n),
    "folded": lambda n: mail("a", "X-A: b\r\n" + " c\r\n" * n),
    "parameters": lambda n: mail("a", "Content-Type: text/plain" + "; a=b" * n + "\r\n"),
    "continued parameters": lambda n: mail("a", "Content-Disposition: inline" + "".join(f"; filename*{k}=b" for k in range(n // 4)) + "\r\n"),
    "quotes in parameters": lambda n: mail("a", 'Content-Type: text/plain; a="' + '\\"' * n + "\r\n"),
    "parts": lambda n: mail("--b\r\n\r\na\r\n" * n, "Content-Type: multipart/mixed; boundary=b\r\n"),
    "boundaries": lambda n: mail("--b\r\n" * n, "Content-Type: multipart/mixed; boundary=b\r\n"),
    "replies on a page": lambda n: mail("<p>a</p>" + "<div class=gmail_quote>b</div>" * n, "Content-Type: text/html\r\n"),
    "base64": lambda n: mail("YQ==\r\n" * n, "Content-Transfer-Encoding: base64\r\n"),
    "quoted printable": lambda n: mail("=E9=\r\n" * n, "Content-Transfer-Encoding: quoted-printable\r\n"),
    "uuencoded": lambda n: mail("begin 666 a\r\n" + "#86)C\r\n" * n, "Content-Transfer-Encoding: x-uuencode\r\n"),
}  # fmt: skip
# What comes behind "Zorg" in a template.
JINJA = {
    "words for expressions": lambda n: "{{ a.b }}" * n,
    "joined words": lambda n: "{{ a.b }}-" * n,
    "words on a page": lambda n: "<p>" + "{{ a.b }}<img alt='{{ a.b }}'>" * (n // 2),
    "open expressions": lambda n: "{{ a " * n,
    "strings without end": lambda n: "{{ ' }}" * n,
    "branches": lambda n: "<p>a{% else %}" * n,
    "tags on a line": lambda n: "{% a %}" * n,
    "tags with spaces": lambda n: "{%-" + " " * n + "%}" + " " * n,
    "raw": lambda n: "{% raw %}{% endraw %}" * n,
    "raw without end": lambda n: "{% raw %}" * n,
    "comments": lambda n: "{# begrijpelijk: uit #}b{# begrijpelijk: aan #}" * n,
    "translations": lambda n: "{% trans 'de a' as " + "as a " * n + "%}",
    "placeholders": lambda n: "{{ _('de zorg " + "{naam} " * (n * 4) + "') }}",
    "switches": lambda n: "<!-- begrijpelijk: uit -->x" * n,
}
VUE = {
    "words for expressions": lambda n: "<p>zorg " + "{{a.b}}" * n,
    "closing tags without end": lambda n: "<p>zorg" + "</a" * (n * 4) + "></p>",
    "closing tags": lambda n: "</b-a>" * n,
    "components": lambda n: "<MijnKnop>a</MijnKnop> zorg " * n,
    "elements in each other": lambda n: "<a-b>" * n,
    "attributes": lambda n: "<p " + ":a='`de zorg`' " * n + ">x</p>",
    "attribute of strings": lambda n: '<p :title="' + "'de zorg' + " * n + '"></p>',
    "placeholders": lambda n: "<p title='de zorg " + "{naam} " * (n * 4) + "'></p>",
    "open expressions": lambda n: "{{ a " * n,
    "parts": lambda n: "</template>" + "<i18n>{'a': 'de zorg'}</i18n>" * n,
}
JSX = {
    "elements in each other": lambda n: "<p>" * (n * 2) + "</p>" * (n * 2),
    "components in each other": lambda n: "<A.B>a" * (n * 2) + "</A.B>" * (n * 2),
    "siblings": lambda n: "<br/>" * n,
    "elements in attributes": lambda n: "<p a={" * (n * 2) + "1" + "}/>" * (n * 2),
    "expressions": lambda n: "{a.b}" * n,
    "joined expressions": lambda n: "<p>zorg" + "{a}" * n + "</p>",
    "strings": lambda n: "{" + "'de zorg' " * n + "<br/>}",
    "choices": lambda n: "{" + "a ? 'de zorg' : " * n + "'x'}",
    "calls of calls": lambda n: "{a" + "()" * (n * 4) + "}",
    "templates in templates": lambda n: "{" + "`${" * n + "}`" * n + "}",
    "placeholders": lambda n: "<p title='de zorg " + "{naam} " * (n * 4) + "'/>",
    "comments": lambda n: "{/* begrijpelijk: uit */}" * n,
    "open elements": lambda n: "<p>" * (n // 4),
    "brackets": lambda n: "{" + "(" * n,
}
MDX = {
    "words for expressions": lambda n: "{a.b}" * n,
    "braces": lambda n: "{" * n + "}" * n,
    "modules": lambda n: "\n\nimport a\nexport b" * n,
    "comments": lambda n: "{/* a */}" * n,
    "open comments": lambda n: "{/* a " * n,
    "code": lambda n: "\n\n`a` {a.b}" * n,
    "components": lambda n: "<A b={c}>a</A> " * n,
    "attributes": lambda n: "<A " + "b={'de zorg'} " * n + "/>",
}
