"""What the test site begins with: pages, people and a workflow."""

HARD = (
    "Indien u anticoagulantia gebruikt, dient u voorafgaand aan de ingreep contact op te nemen met de polikliniek. "
    "Aldaar wordt vastgesteld of de medicatie tijdelijk gestaakt dient te worden, aangezien er anders een verhoogd "
    "risico op complicaties bestaat. Tijdens de ingreep worden de aangetaste gewrichtsvlakken door de orthopedisch "
    "chirurg vervangen door een endoprothese, waarna de patiënt naar de verkoeverkamer wordt overgebracht. Postoperatief "
    "dient de mobilisatie onder begeleiding van een fysiotherapeut plaats te vinden, teneinde trombose te voorkomen."
)
EASY = (
    "U komt naar het ziekenhuis. De dokter kijkt naar uw knie. Dat doet geen pijn. Daarna praat u met de dokter. "
    "U mag iemand meenemen. Heeft u een vraag? Bel ons dan. Wij zijn er elke dag. U hoeft niet lang te wachten. "
    "Na een uur gaat u weer naar huis. Thuis rust u goed uit. De volgende dag mag u weer lopen."
)
ENGLISH = (
    "You come to the hospital. The doctor looks at your knee and talks with you about the operation. "
    "Please bring somebody along. You can go home after one hour and you should rest the next day."
)


def fill() -> dict[str, int]:
    """Make the pages. Gives their ids by name."""
    from begrijpelijk_wagtail.models import BegrijpelijkheidTask
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group, Permission
    from wagtail.models import GroupPagePermission, Locale, Page, Site, Workflow, WorkflowPage, WorkflowTask
    from wagtail.users.models import UserProfile
    from ziekenhuis.models import Folder, Tip

    Locale.objects.create(language_code="nl")
    english = Locale.objects.create(language_code="en")
    root = Page.add_root(title="Root", slug="root")
    home = root.add_child(instance=Folder(title="Ziekenhuis", slug="ziekenhuis", intro=EASY))
    Site.objects.create(hostname="127.0.0.1", port=80, root_page=home, is_default_site=True, site_name="Ziekenhuis")
    care = home.add_child(instance=Folder(title="Behandelingen", slug="behandelingen"))
    about = home.add_child(instance=Folder(title="Over ons", slug="over-ons", intro=EASY))
    body = [("kop", "Uw opname"), ("alinea", f"<p>{HARD}</p>"), ("punten", ["Neem uw medicatie mee.", "Kom op tijd."])]
    knee = care.add_child(instance=Folder(title="Knieoperatie", slug="knie", intro="Over uw knie.", body=body))
    knee.tips.add(Tip(tekst="Gebruikt u anticoagulantia? Bel ons."))
    knee.save_revision().publish()
    eye = care.add_child(instance=Folder(title="Staaroperatie", slug="staar", intro=EASY))
    draft = care.add_child(instance=Folder(title="Nieuwe folder", slug="nieuw", intro=EASY, live=False))
    draft.save_revision()
    other = about.add_child(instance=Folder(title="Your visit", slug="visit", intro=ENGLISH, locale=english))

    users = get_user_model().objects
    admin = users.create_superuser("beheer", "beheer@voorbeeld.nl", "geheim")
    editor = users.create_user("redacteur", "redacteur@voorbeeld.nl", "geheim")
    checker = users.create_user("collega", "collega@voorbeeld.nl", "geheim", first_name="Collega")
    for user, language in ((admin, "nl"), (editor, "en"), (checker, "nl")):
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    for name, user, permissions in (
        ("Schrijvers", editor, ["add_page", "change_page"]),
        ("Kijkers", checker, ["change_page", "publish_page"]),
    ):
        group = Group.objects.create(name=name)
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        for codename in permissions:
            permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
            GroupPagePermission.objects.create(group=group, page=care, permission=permission)
        user.groups.add(group)
    task = BegrijpelijkheidTask.objects.create(name="Begrijpelijkheid")
    task.groups.add(Group.objects.get(name="Kijkers"))
    workflow = Workflow.objects.create(name="Nieuwe teksten")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=care)
    pages = {"home": home, "care": care, "about": about, "knee": knee, "eye": eye, "draft": draft, "other": other}
    return {name: page.pk for name, page in pages.items()}
