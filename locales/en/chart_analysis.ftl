# Charts for analysis and for comparing options.
