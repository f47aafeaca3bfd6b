"""The desk: the web app through which customers chat and agents help."""
