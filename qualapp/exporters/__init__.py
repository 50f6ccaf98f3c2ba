"""Writers of what leaves the program; importing this room lets them know their endings."""

from qualapp.exporters import spreadsheet, table_text, web_page, word
from qualapp.exporters.report import ExcerptReport
from qualapp.exporters.writers import endings, write, writes

__all__ = ["ExcerptReport", "endings", "spreadsheet", "table_text", "web_page", "word", "write", "writes"]
