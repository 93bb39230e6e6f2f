"""A site of Wagtail with one kind of page, in an environment of its own: the admin's save beside ours."""
