# Schemes, submissions, resolutions, decisions.
