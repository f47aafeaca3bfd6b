"""Cases on pages: what agents do with them, and what customers see and do by their link."""
