"""What leaves a project, gathered from it and ready to be written: lists of excerpts, transcripts, codebooks, memos."""

from qualapp.reports.excerpts import report_of, sentences

__all__ = ["report_of", "sentences"]
