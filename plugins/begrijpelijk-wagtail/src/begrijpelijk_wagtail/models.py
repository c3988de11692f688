"""What is kept: the outcome of each page, and the task for workflows. Of the text itself only a digest."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy
from wagtail.forms import TaskStateCommentForm
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState

from begrijpelijk_wagtail.wording import lazy_text

LEVELS = [(level, level) for level in ("A2", "B1", "B2", "C1")]


MEASURED, SHORT, OTHER_LANGUAGE, EMPTY, FAILED = "gemeten", "kort", "taal", "leeg", "mislukt"


class PageOutcome(models.Model):
    """The outcome of the last check of a page: of what is live, or of the draft of a page that is not.

    `state` says whether there is a measurement, or why not; what could not be measured is None or 0. `struggling` is a
    share 0 to 1, `density` the number of findings per 100 words, `main_rule` the id of the rule to begin with.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="begrijpelijk")
    state = models.CharField(max_length=10)
    niveau = models.CharField(max_length=2, blank=True)
    met = models.BooleanField(null=True)
    level = models.PositiveSmallIntegerField(null=True)
    lint = models.FloatField(null=True)
    struggling = models.FloatField(null=True)
    cefr = models.CharField(max_length=16, blank=True)
    words = models.PositiveIntegerField(default=0)
    findings = models.PositiveIntegerField(default=0)
    density = models.FloatField(null=True)
    main_rule = models.CharField(max_length=100, blank=True)
    main_count = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64)
    checked_at = models.DateTimeField()

    class Meta:
        verbose_name = lazy_text("model")
        verbose_name_plural = lazy_text("models")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.page_id}: {self.level or self.state}"


class ReasonForm(TaskStateCommentForm):
    """Approving a page that misses its level asks for a reason."""

    comment = forms.CharField(
        label=lazy_text("task_comment"),
        help_text=lazy_text("task_comment_help"),
        required=True,
        widget=forms.Textarea({"rows": 3}),
    )


class BegrijpelijkheidTask(AbstractGroupApprovalTask):
    """A step in a workflow: a text that meets the level passes by itself, another waits for a person with a reason."""

    niveau = models.CharField(
        lazy_text("task_niveau"), max_length=2, blank=True, choices=LEVELS, help_text=lazy_text("task_niveau_help")
    )

    admin_form_fields = [*AbstractGroupApprovalTask.admin_form_fields, "niveau"]

    class Meta:
        verbose_name = lazy_text("task")
        verbose_name_plural = lazy_text("tasks")

    def start(self, workflow_state: Any, user: Any = None) -> TaskState:
        """Start the task; one that is approved at once lets the workflow go on to the next."""
        from begrijpelijk_wagtail.workflow import decide

        instance = workflow_state.content_object
        approved, comment = decide(instance.get_latest_revision_as_object(), self.niveau or None)
        if not approved:
            task_state = super().start(workflow_state, user=user)
            task_state.comment = comment
            task_state.save(update_fields=["comment"])
            return task_state
        # As Wagtail starts a task, but nobody gets a mail to look at what is approved already.
        revision = instance.get_latest_revision()
        task_state = TaskState(workflow_state=workflow_state, task=self, revision=revision)
        task_state.status = TaskState.STATUS_IN_PROGRESS
        task_state.save()
        # Where this was the last task the page goes online: not in the name of the author, who may not have the
        # right to publish. The log says who started the workflow, and that this task approved it.
        finish = workflow_state.on_finish
        workflow_state.on_finish = lambda user=None: finish(user=None)
        return task_state.approve(user=None, update=False, comment=comment)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """As for a group's approval, but not without a reason."""
        if not super().get_actions(obj, user):
            return []
        return [("reject", gettext_lazy("Request changes"), True), ("approve", lazy_text("task_approve"), True)]

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        """A form with a comment; approving needs one."""
        return ReasonForm if action == "approve" else super().get_form_for_action(action)

    @classmethod
    def get_description(cls) -> str:
        """What the task does, in the list of tasks to choose from."""
        return lazy_text("task_description")
