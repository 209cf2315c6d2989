"""``manage.py export_site``: a site's cards as files that any web server or bucket can give out."""

from contributors.jobs.exporting.exporting import Exported, Progress, export_site

__all__ = ["Exported", "Progress", "export_site"]
