"""The tables of the plugin. The dependency is the last migration of Wagtail 7.0, so that later ones have it too."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The outcome of each page, and the task."""

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailcore", "0094_alter_page_locale"),
    ]

    operations = [
        migrations.CreateModel(
            name="PageOutcome",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="begrijpelijk",
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                ("state", models.CharField(max_length=10)),
                ("niveau", models.CharField(blank=True, max_length=2)),
                ("met", models.BooleanField(null=True)),
                ("level", models.PositiveSmallIntegerField(null=True)),
                ("lint", models.FloatField(null=True)),
                ("struggling", models.FloatField(null=True)),
                ("cefr", models.CharField(blank=True, max_length=16)),
                ("words", models.PositiveIntegerField(default=0)),
                ("findings", models.PositiveIntegerField(default=0)),
                ("density", models.FloatField(null=True)),
                ("main_rule", models.CharField(blank=True, max_length=100)),
                ("main_count", models.PositiveIntegerField(default=0)),
                ("digest", models.CharField(max_length=64)),
                ("checked_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "outcome of a page",
                "verbose_name_plural": "outcomes of pages",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="BegrijpelijkheidTask",
            fields=[
                (
                    "task_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.task",
                    ),
                ),
                (
                    "niveau",
                    models.CharField(
                        blank=True,
                        choices=[("A2", "A2"), ("B1", "B1"), ("B2", "B2"), ("C1", "C1")],
                        help_text="The level that a page must meet. Empty: the level of the site.",
                        max_length=2,
                        verbose_name="level",
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        help_text="Pages/snippets at this step in a workflow will be moderated or approved by these groups of users",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
            ],
            options={
                "verbose_name": "Plain language check",
                "verbose_name_plural": "Plain language checks",
            },
            bases=("wagtailcore.task",),
        ),
    ]
