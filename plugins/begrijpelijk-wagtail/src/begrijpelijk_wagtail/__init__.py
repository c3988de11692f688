"""begrijpelijk in Wagtail: beside the editor, in a report over all pages, and as a task in a workflow."""
