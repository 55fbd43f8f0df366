# The HTML page of a dossier.
