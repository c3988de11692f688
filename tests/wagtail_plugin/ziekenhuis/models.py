from django.db import models
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Orderable, Page


class FaqBlock(blocks.StructBlock):
    vraag = blocks.CharBlock()
    antwoord = blocks.RichTextBlock()
    soort = blocks.ChoiceBlock(choices=[("a", "Anticoagulantia")], required=False)


class Inside(blocks.StreamBlock):
    """Blocks in a block, two deep."""

    alinea = blocks.RichTextBlock()
    kader = blocks.StructBlock([("regels", blocks.ListBlock(blocks.TextBlock()))])


class Folder(Page):
    """A leaflet: the fields and blocks that sites of hospitals have."""

    intro = models.TextField(blank=True)
    afdeling = models.CharField(max_length=20, blank=True, choices=[("ok", "Orthopedische chirurgie")])
    slot = RichTextField(blank=True)
    body = StreamField(
        [
            ("kop", blocks.CharBlock()),
            ("alinea", blocks.RichTextBlock()),
            ("punten", blocks.ListBlock(blocks.CharBlock())),
            ("faq", blocks.ListBlock(FaqBlock())),
            ("html", blocks.RawHTMLBlock()),
            ("adres", blocks.URLBlock()),
            ("plaat", ImageBlock()),
            ("tabel", TableBlock()),
            ("prijzen", TypedTableBlock([("wat", blocks.CharBlock()), ("uitleg", blocks.RichTextBlock())])),
            ("uitklap", blocks.StructBlock([("kop", blocks.CharBlock()), ("inhoud", Inside())])),
        ],
        blank=True,
        use_json_field=True,
    )

    content_panels = [  # noqa: RUF012
        *Page.content_panels,
        FieldPanel("intro"),
        FieldPanel("afdeling"),
        FieldPanel("body"),
        FieldPanel("slot"),
        InlinePanel("tips", heading="Tips", label="tip"),
    ]
    template = "ziekenhuis/folder.html"


class Tip(Orderable):
    page = ParentalKey(Folder, on_delete=models.CASCADE, related_name="tips")
    tekst = models.CharField(max_length=250)
    panels = [FieldPanel("tekst")]  # noqa: RUF012
