"""What the window sets on paper: coded transcripts as PDF and to a printer."""
